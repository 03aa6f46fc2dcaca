import { useTranslation, type BasePropertyJSON } from 'adminjs';
import React from 'react';
import { panelState } from '../frame/panel-state.js';
import { writeValue } from '../write-value.js';
import type { ToolProps } from './list-tools.js';

/** What the list is narrowed to; each is taken away by a tap. */
export const FilterChips = ({ resource, address, go }: ToolProps) => {
  const { translateProperty, translateLabel } = useTranslation();
  const names = Object.keys(address.filters);
  if (names.length === 0) return null;
  const without = (name: string) =>
    Object.fromEntries(Object.entries(address.filters).filter(([other]) => other !== name));
  return (
    <ul className="tk-chips" aria-label={translateLabel('filters', resource.id)}>
      {names.map((name) => {
        const [path, end] = name.split('~~') as [string, 'from' | 'to' | undefined];
        const property = resource.properties[path];
        const label = property ? translateProperty(property.label, resource.id) : path;
        return (
          <li key={name}>
            <button type="button" onClick={() => go({ filters: without(name) })}>
              {end ? `${label}, ${translateProperty(end)}` : label}:{' '}
              <strong>{wordOf(property, address.filters[name]!, end !== undefined)}</strong>
              <span aria-hidden="true"> ×</span>
              <span className="tk-unseen">, {translateLabel('takeAway')}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};

function wordOf(property: BasePropertyJSON | undefined, value: string, isDay: boolean): string {
  if (isDay) return writeValue(panelState().session, 'date', value);
  return property?.availableValues?.find((one) => String(one.value) === value)?.label ?? value;
}
