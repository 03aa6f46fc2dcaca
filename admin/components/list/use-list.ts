import { ApiClient, type ListActionResponse, type RecordJSON } from 'adminjs';
import { useCallback, useEffect, useState } from 'react';
import { readAddress, writeQuestion } from './list-address.js';

export interface LoadedList {
  records: RecordJSON[];
  page: number;
  perPage: number;
  total: number;
  sort: { by: string; direction: 'asc' | 'desc' };
}

interface List {
  /** What was there last stays while the next is on its way. */
  list: LoadedList | null;
  state: 'loading' | 'there' | 'failed';
  load(): void;
}

/** The page of a list that the address means. Only the answer to the last question counts, however late an older one comes. */
export function useList(resourceId: string, search: string): List {
  const [list, setList] = useState<LoadedList | null>(null);
  const [state, setState] = useState<List['state']>('loading');
  const [asked, setAsked] = useState(0);
  const load = useCallback(() => setAsked((times) => times + 1), []);
  useEffect(() => {
    let isLast = true;
    setState('loading');
    new ApiClient()
      .resourceAction({ resourceId, actionName: 'list', params: writeQuestion(readAddress(search)) })
      .then(
        ({ data }) => {
          if (!isLast) return;
          const { records, meta } = data as unknown as ListActionResponse;
          const { page, perPage, total, sortBy, direction } = meta;
          setList({ records, page, perPage, total, sort: { by: sortBy, direction } });
          setState('there');
        },
        () => isLast && setState('failed'),
      );
    return () => {
      isLast = false;
    };
  }, [resourceId, search, asked]);
  return { list, state, load };
}
