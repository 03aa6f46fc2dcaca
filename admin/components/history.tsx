import { ApiClient, useTranslation } from 'adminjs';
import React, { useCallback, useEffect, useState } from 'react';
import type { History as Told, HistoryEntry } from '../panel/definition.js';
import { Failed, Loading } from './frame/answers.js';
import { panelState } from './frame/panel-state.js';
import type { ValueProps } from './value.js';
import { writeMoment } from './write-value.js';

type Entry = { [K in keyof HistoryEntry]: HistoryEntry[K] extends Date ? string : HistoryEntry[K] };
type Page = Omit<Told, 'entries'> & { entries: Entry[] };

/** What happened to a record, newest first; what is older comes when it is asked for. */
const History = ({ record, resource, property }: ValueProps) => {
  const { translateProperty, translateButton } = useTranslation();
  const [entries, setEntries] = useState<Entry[]>([]);
  const [older, setOlder] = useState<string | null>(null);
  const [state, setState] = useState<'loading' | 'failed' | 'there'>('loading');
  const [resourceId, recordId] = [resource.id, record.id];

  const load = useCallback(
    (before: string | null) => {
      setState('loading');
      const asked = { resourceId, recordId, actionName: 'history', ...(before && { params: { before } }) };
      new ApiClient().recordAction(asked).then(
        ({ data }) => {
          const page = (data as unknown as { history: Page }).history;
          setEntries((known) => (before ? [...known, ...page.entries] : page.entries));
          setOlder(page.older);
          setState('there');
        },
        () => setState('failed'),
      );
    },
    [resourceId, recordId],
  );
  useEffect(() => load(null), [load]);

  return (
    <section className="tk-history" aria-labelledby="tk-history" aria-busy={state === 'loading'}>
      <h2 id="tk-history">{translateProperty(property.label, resourceId)}</h2>
      {entries.length > 0 && (
        <ol>
          {entries.map(({ at, text }, place) => (
            <li key={place}>
              <time dateTime={at}>{writeMoment(panelState().session, at)}</time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      {state === 'loading' && <Loading />}
      {state === 'failed' && <Failed message="errorFetchingRecord" again={() => load(older)} />}
      {state === 'there' && older && (
        <button type="button" className="tk-secondary" onClick={() => load(older)}>
          {translateButton('older')}
        </button>
      )}
    </section>
  );
};

export default History;
