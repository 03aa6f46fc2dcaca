import type { RecordJSON, ResourceJSON } from 'adminjs';
import type { ListAddress } from './list-address.js';
import type { LoadedList } from './use-list.js';

export interface RecordsProps {
  resource: ResourceJSON;
  list: LoadedList;
  go(change: Partial<ListAddress>): void;
}

/** Where a record is shown; nothing for whoever may not open it. */
export const recordAddress = (record: RecordJSON, resource: ResourceJSON): string | null =>
  record.recordActions.some(({ name }) => name === 'show')
    ? `/admin/resources/${resource.id}/records/${record.id}/show`
    : null;
