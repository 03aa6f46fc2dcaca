import { useTranslation, type ResourceJSON } from 'adminjs';
import React, { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { Failed, Loading } from '../frame/answers.js';
import { PageHead } from '../frame/page-head.js';
import { panelState } from '../frame/panel-state.js';
import { useMedia, WIDE } from '../frame/use-media.js';
import { ActionButtons } from '../record/action-buttons.js';
import { rememberList } from './came-from.js';
import { EmptyList } from './empty-list.js';
import { FilterChips } from './filter-chips.js';
import { readAddress, writeAddress, type ListAddress } from './list-address.js';
import { ListTools } from './list-tools.js';
import { Pager } from './pager.js';
import { RecordCards } from './record-cards.js';
import { RecordTable } from './record-table.js';
import { useList } from './use-list.js';
import { writeTotal } from './write-total.js';

/** A list: searched, filtered, in an order, a page at a time; all of it is in the address. */
export const ListPage = ({ resource }: { resource: ResourceJSON }) => {
  const { translateLabel } = useTranslation();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const wide = useMedia(WIDE);
  const { list, state, load } = useList(resource.id, search);
  const address = readAddress(search);
  useEffect(() => rememberList(resource.id, search), [resource.id, search]);

  const go = (change: Partial<ListAddress>) =>
    navigate({ pathname, search: writeAddress({ ...address, page: 1, ...change }) });
  const Records = wide ? RecordTable : RecordCards;
  const filtered = Object.keys(address.filters).length > 0;
  const total = list?.total ? writeTotal(panelState().session, list.total) : undefined;
  return (
    <div className="tk-page tk-list" aria-busy={state === 'loading'}>
      <PageHead title={translateLabel(resource.name, resource.id)} note={total}>
        <ActionButtons
          resource={resource}
          actions={resource.resourceActions.filter(({ name }) => name !== 'list')}
          onDone={load}
        />
      </PageHead>
      {(list === null || list.total > 0 || filtered) && (
        <ListTools resource={resource} address={address} list={list} wide={wide} go={go} />
      )}
      <FilterChips resource={resource} address={address} go={go} />
      {state === 'failed' && <Failed message="errorFetchingRecords" again={load} />}
      {state === 'loading' && list === null && <Loading />}
      {state !== 'failed' && list && list.records.length > 0 && (
        <Records resource={resource} list={list} go={go} />
      )}
      {state === 'there' && list?.records.length === 0 && (
        <EmptyList resource={resource} filtered={filtered} beyond={list.total > 0} go={go} />
      )}
      {state !== 'failed' && list && <Pager list={list} go={go} />}
    </div>
  );
};
