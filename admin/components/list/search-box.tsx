import { useTranslation, type BasePropertyJSON } from 'adminjs';
import React, { useEffect, useState, type FormEvent } from 'react';
import type { ToolProps } from './list-tools.js';

/** As much as the server takes. */
const LONGEST = 100;

/** Words that the list itself understands; what they are found in is said in the field. */
export const SearchBox = ({
  property,
  resource,
  address,
  go,
}: ToolProps & { property: BasePropertyJSON }) => {
  const { translateProperty, translateButton } = useTranslation();
  const name = property.propertyPath;
  const wanted = address.filters[name] ?? '';
  const [text, setText] = useState(wanted);
  useEffect(() => setText(wanted), [wanted]);
  const label = translateProperty(property.label, resource.id);
  const search = (event: FormEvent) => {
    event.preventDefault();
    go({ filters: { ...address.filters, [name]: text.trim() } });
  };
  return (
    <form role="search" className="tk-search" onSubmit={search}>
      <input
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="tk-secondary">
        {translateButton('search')}
      </button>
    </form>
  );
};
