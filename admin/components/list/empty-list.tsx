import { useTranslation, type ResourceJSON } from 'adminjs';
import React from 'react';
import type { ListAddress } from './list-address.js';

interface EmptyListProps {
  resource: ResourceJSON;
  filtered: boolean;
  /** There are some, but the page lies behind the last. */
  beyond: boolean;
  go(change: Partial<ListAddress>): void;
}

/** Says what will be here; or that nothing fits the filters, and the way back to all. */
export const EmptyList = ({ resource, filtered, beyond, go }: EmptyListProps) => {
  const { translateMessage, translateButton } = useTranslation();
  const clear = { label: 'resetFilter', change: { filters: {} } };
  const way = beyond ? { label: 'firstPage', change: { page: 1 } } : filtered ? clear : null;
  return (
    <div className="tk-empty">
      <p>{translateMessage(way ? (beyond ? 'beyondLastPage' : 'noHits') : 'noRecords', resource.id)}</p>
      {way && (
        <button type="button" className="tk-secondary" onClick={() => go(way.change)}>
          {translateButton(way.label)}
        </button>
      )}
    </div>
  );
};
