import type { PanelVisitor } from '../panel-visitor.js';

interface AskedRecord {
  id: string;
  params: Record<string, unknown>;
}

/** A page of a list as the panel's own pages ask for it: its rows, and how many fit in all. */
export async function askList(
  visitor: PanelVisitor,
  resource: string,
  query: Record<string, string> = {},
): Promise<{ rows: Record<string, unknown>[]; total: number }> {
  const address = `/admin/api/resources/${resource}/actions/list?${new URLSearchParams(query)}`;
  const answer = await visitor.get(address, { accept: 'application/json' });
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  const { records, meta } = (await answer.json()) as { records: AskedRecord[]; meta: { total: number } };
  return { rows: records.map(({ params }) => params), total: meta.total };
}

/** A record's own page. */
export async function askRecord(visitor: PanelVisitor, resource: string, id: string): Promise<AskedRecord> {
  const address = `/admin/api/resources/${resource}/records/${id}/show`;
  const answer = await visitor.get(address, { accept: 'application/json' });
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { record: AskedRecord }).record;
}
