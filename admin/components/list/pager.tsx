import { useTranslation } from 'adminjs';
import React from 'react';
import { MOST_LISTED } from '../../../core/db/page.js';
import { panelState } from '../frame/panel-state.js';
import type { ListAddress } from './list-address.js';
import type { LoadedList } from './use-list.js';
import { writeTotal } from './write-total.js';

/** To the pages before and after; nothing where there is one. Behind the last that is listed it says how to get to what lies further. */
export const Pager = ({ list, go }: { list: LoadedList; go(change: Partial<ListAddress>): void }) => {
  const { translateLabel, translateButton, translateMessage } = useTranslation();
  const { page, perPage, total, records } = list;
  const pages = Math.ceil(total / perPage);
  if (pages <= 1 || records.length === 0) return null;
  const { session } = panelState();
  const more = total >= MOST_LISTED;
  const to = (next: number) => {
    go({ page: next });
    scrollTo(0, 0);
  };
  return (
    <nav className="tk-pager" aria-label={translateLabel('pages')}>
      <button type="button" className="tk-secondary" disabled={page <= 1} onClick={() => to(page - 1)}>
        {translateButton('previous')}
      </button>
      <span>{`${writeTotal(session, page)} / ${writeTotal(session, pages, more)}`}</span>
      <button type="button" className="tk-secondary" disabled={page >= pages} onClick={() => to(page + 1)}>
        {translateButton('next')}
      </button>
      {more && page === pages && <p>{translateMessage('beyondListed')}</p>}
    </nav>
  );
};
