import { useTranslation, type BasePropertyJSON, type ResourceJSON } from 'adminjs';
import React from 'react';
import { shownOf } from '../value.js';

interface FilterFieldProps {
  property: BasePropertyJSON;
  resource: ResourceJSON;
  filters: Record<string, string>;
}

/** As much as the server takes. */
const LONGEST = 100;

/** One filter: one of some words, days from and until, or words that are typed. */
export const FilterField = ({ property, resource, filters }: FilterFieldProps) => {
  const { translateProperty, translateLabel } = useTranslation();
  const name = property.propertyPath;
  const label = translateProperty(property.label, resource.id);
  if (shownOf(property).filter === 'days')
    return (
      <fieldset>
        <legend>{label}</legend>
        <div className="tk-days">
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              {translateProperty(end)}
              <input type="date" name={`${name}~~${end}`} defaultValue={filters[`${name}~~${end}`] ?? ''} />
            </label>
          ))}
        </div>
      </fieldset>
    );
  if (shownOf(property).filter === 'words')
    return (
      <label>
        {label}
        <input type="text" name={name} maxLength={LONGEST} defaultValue={filters[name] ?? ''} />
      </label>
    );
  return (
    <label>
      {label}
      <select name={name} defaultValue={filters[name] ?? ''}>
        <option value="">{translateLabel('all')}</option>
        {property.availableValues?.map(({ value, label: word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
};
