import { useTranslation, type BasePropertyJSON } from 'adminjs';
import React from 'react';
import { isFigure } from '../value.js';
import type { ToolProps } from './list-tools.js';
import type { LoadedList } from './use-list.js';

const DIRECTIONS = ['desc', 'asc'] as const;

/** The order of cards, in words. */
export const SortSelect = ({
  resource,
  sort,
  go,
}: Omit<ToolProps, 'address'> & { sort: LoadedList['sort'] }) => {
  const { translateLabel, translateProperty } = useTranslation();
  const sortable = [...resource.listProperties, ...resource.showProperties].filter(
    ({ isSortable, propertyPath }, at, all) =>
      isSortable && all.findIndex((one) => one.propertyPath === propertyPath) === at,
  );
  if (sortable.length === 0) return null;
  return (
    <select
      className="tk-sort"
      aria-label={translateLabel('sort')}
      value={`${sort.by} ${sort.direction}`}
      onChange={({ target }) => {
        const [by, direction] = target.value.split(' ') as [string, 'asc' | 'desc'];
        go({ sort: { by, direction } });
      }}
    >
      {sortable.flatMap((property) =>
        DIRECTIONS.map((direction) => (
          <option key={property.propertyPath + direction} value={`${property.propertyPath} ${direction}`}>
            {translateProperty(property.label, resource.id)}: {translateLabel(wordOf(property, direction))}
          </option>
        )),
      )}
    </select>
  );
};

function wordOf(property: BasePropertyJSON, direction: 'asc' | 'desc'): string {
  if (property.type === 'datetime' || property.type === 'date')
    return direction === 'desc' ? 'newestFirst' : 'oldestFirst';
  if (isFigure(property)) return direction === 'desc' ? 'mostFirst' : 'leastFirst';
  return direction === 'desc' ? 'backwards' : 'forwards';
}
