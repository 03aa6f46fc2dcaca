import { useTranslation, type ResourceJSON } from 'adminjs';
import React, { useState } from 'react';
import { shownOf } from '../value.js';
import { FilterSheet } from './filter-sheet.js';
import type { ListAddress } from './list-address.js';
import { SearchBox } from './search-box.js';
import { SortSelect } from './sort-select.js';
import type { LoadedList } from './use-list.js';

export interface ToolProps {
  resource: ResourceJSON;
  address: ListAddress;
  go(change: Partial<ListAddress>): void;
}

interface ListToolsProps extends ToolProps {
  list: LoadedList | null;
  wide: boolean;
}

/** Search at once, by the first words that the list understands; the other filters in a sheet. A table is ordered by its head, cards by a choice. */
export const ListTools = ({ resource, address, list, wide, go }: ListToolsProps) => {
  const { translateButton } = useTranslation();
  const [open, setOpen] = useState(false);
  const words = resource.filterProperties.find((property) => shownOf(property).filter === 'words');
  const others = resource.filterProperties.filter((property) => property !== words);
  const active = others.filter(({ propertyPath }) =>
    Object.keys(address.filters).some((name) => name.split('~~')[0] === propertyPath),
  ).length;
  return (
    <div className="tk-tools">
      {words && <SearchBox property={words} resource={resource} address={address} go={go} />}
      {others.length > 0 && (
        <button type="button" className="tk-secondary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {active > 0
            ? translateButton('filterActive', resource.id, { active })
            : translateButton('filter', resource.id)}
        </button>
      )}
      {!wide && list && <SortSelect resource={resource} sort={list.sort} go={go} />}
      {open && (
        <FilterSheet
          resource={resource}
          properties={others}
          address={address}
          go={go}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
};
