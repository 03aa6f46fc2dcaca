import { useTranslation } from 'adminjs';
import React from 'react';
import { panelState } from '../frame/panel-state.js';
import { writeValue } from '../write-value.js';
import type { ListAddress } from './list-address.js';
import type { LoadedList } from './use-list.js';

/** To the pages before and after; nothing where there is one. */
export const Pager = ({ list, go }: { list: LoadedList; go(change: Partial<ListAddress>): void }) => {
  const { translateLabel, translateButton } = useTranslation();
  const { page, perPage, total, records } = list;
  const pages = Math.ceil(total / perPage);
  if (pages <= 1 || records.length === 0) return null;
  const number = (value: number) => writeValue(panelState().session, 'number', value);
  const to = (next: number) => {
    go({ page: next });
    scrollTo(0, 0);
  };
  return (
    <nav className="tk-pager" aria-label={translateLabel('pages')}>
      <button type="button" className="tk-secondary" disabled={page <= 1} onClick={() => to(page - 1)}>
        {translateButton('previous')}
      </button>
      <span>{`${number(page)} / ${number(pages)}`}</span>
      <button type="button" className="tk-secondary" disabled={page >= pages} onClick={() => to(page + 1)}>
        {translateButton('next')}
      </button>
    </nav>
  );
};
