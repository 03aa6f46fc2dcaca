import type { PanelVisitor } from './panel-visitor.js';

export interface PanelRecord {
  id: string;
  params: Record<string, unknown>;
  recordActions: { name: string }[];
  effect?: { text: string; button: string };
}

interface Answer {
  status: number;
  records: PanelRecord[];
  record: PanelRecord;
  meta: { total: number };
  notice?: { type: string; message: string };
  error?: { code: string };
  history: { entries: { at: string; text: string }[]; older: string | null };
}

const JSON_ONLY = { accept: 'application/json' };

const read = async (answer: Response): Promise<Answer> => ({
  ...((await answer.json()) as Answer),
  status: answer.status,
});

/** One resource of the panel as its own pages call it. */
export function askPanel(visitor: () => PanelVisitor, resource: string) {
  const base = `/admin/api/resources/${resource}`;
  return {
    list: async (query: Record<string, string> = {}) =>
      read(await visitor().get(`${base}/actions/list?${new URLSearchParams(query)}`, JSON_ONLY)),
    look: async (id: string, action = 'show', query = '') =>
      read(await visitor().get(`${base}/records/${id}/${action}${query}`, JSON_ONLY)),
    act: async (id: string, action: string) =>
      read(await visitor().post(`${base}/records/${id}/${action}`, { confirmed: 'yes' }, JSON_ONLY)),
  };
}

export const namesOf = (records: PanelRecord[]): unknown[] => records.map(({ params }) => params['name']);
export const actionsOf = ({ recordActions }: PanelRecord): string[] =>
  recordActions.map(({ name }) => name).sort();
