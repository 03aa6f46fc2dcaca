import { ApiClient, type ActionJSON, type NoticeMessage, type RecordJSON } from 'adminjs';

export interface Done {
  notice?: NoticeMessage;
  /** Where to go then; without one the page that it was done from is shown anew. */
  redirectUrl?: string;
}

/** Does an action of our own: AdminJS itself would ask for it by GET, which does nothing here. Rejects when the call itself came to nothing. */
export async function postAction(
  { name, resourceId }: ActionJSON,
  record: RecordJSON | undefined,
  data = new FormData(),
): Promise<Done> {
  const api = new ApiClient();
  const call = { resourceId, actionName: name, method: 'post' as const, data };
  const answer = record
    ? await api.recordAction({ ...call, recordId: record.id })
    : await api.resourceAction(call);
  return answer.data as Done;
}
