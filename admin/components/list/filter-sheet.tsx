import { useTranslation, type BasePropertyJSON } from 'adminjs';
import React, { type FormEvent } from 'react';
import { Sheet } from '../frame/sheet.js';
import { FilterField } from './filter-field.js';
import type { ToolProps } from './list-tools.js';

interface FilterSheetProps extends ToolProps {
  properties: BasePropertyJSON[];
  onClose(): void;
}

/** The filters of a list; they hold once they are applied. */
export const FilterSheet = ({ resource, properties, address, go, onClose }: FilterSheetProps) => {
  const { translateLabel, translateButton } = useTranslation();
  const here = (name: string) => properties.some(({ propertyPath }) => name.split('~~')[0] === propertyPath);
  const others = Object.fromEntries(Object.entries(address.filters).filter(([name]) => !here(name)));
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
    go({ filters: { ...others, ...(Object.fromEntries(chosen) as Record<string, string>) } });
    onClose();
  };
  const clear = () => {
    go({ filters: others });
    onClose();
  };
  return (
    <Sheet from="end" labelledBy="tk-filters" onClose={onClose}>
      <form className="tk-form tk-filters" onSubmit={apply}>
        <div className="tk-sheet-head">
          <h2 id="tk-filters">{translateLabel('filters', resource.id)}</h2>
          <button type="button" className="tk-quiet" onClick={onClose}>
            {translateButton('close')}
          </button>
        </div>
        {properties.map((property) => (
          <FilterField
            key={property.propertyPath}
            property={property}
            resource={resource}
            filters={address.filters}
          />
        ))}
        <div className="tk-form-buttons">
          <button type="submit" className="tk-primary">
            {translateButton('applyChanges', resource.id)}
          </button>
          <button type="button" className="tk-secondary" onClick={clear}>
            {translateButton('resetFilter', resource.id)}
          </button>
        </div>
      </form>
    </Sheet>
  );
};
