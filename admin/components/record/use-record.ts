import { ApiClient, type RecordActionResponse, type RecordJSON } from 'adminjs';
import { useCallback, useEffect, useState } from 'react';

type Loaded = { is: 'loading' | 'failed' | 'missing' } | { is: 'there'; record: RecordJSON };

/** A record, as one of its actions shows it. */
export function useRecord(
  resourceId: string,
  recordId: string,
  actionName: string,
): { loaded: Loaded; load(): void } {
  const [loaded, setLoaded] = useState<Loaded>({ is: 'loading' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isLast = true;
    const call = new ApiClient().recordAction({ resourceId, recordId, actionName });
    call.then(
      ({ data }) => isLast && setLoaded({ is: 'there', record: (data as RecordActionResponse).record }),
      (error: { response?: { status: number } }) =>
        isLast && setLoaded({ is: error.response?.status === 404 ? 'missing' : 'failed' }),
    );
    return () => {
      isLast = false;
    };
  }, [resourceId, recordId, actionName, asked]);
  const load = useCallback(() => setAsked((times) => times + 1), []);
  return { loaded, load };
}
