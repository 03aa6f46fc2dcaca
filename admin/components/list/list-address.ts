import { panelState } from '../frame/panel-state.js';
import { endOfDay, startOfDay } from './local-days.js';

/** What a list's address says; a stretch of days is `2026-11-01`, as the reader picked it. */
export interface ListAddress {
  page: number;
  sort: { by: string; direction: 'asc' | 'desc' } | null;
  /** By column; of a stretch of days by `column~~from` and `column~~to`. */
  filters: Record<string, string>;
}

const FILTER = 'filters.';

export function readAddress(search: string): ListAddress {
  const query = new URLSearchParams(search);
  const by = query.get('sortBy');
  return {
    page: Math.max(1, Math.floor(Number(query.get('page'))) || 1),
    sort: by ? { by, direction: query.get('direction') === 'asc' ? 'asc' : 'desc' } : null,
    filters: Object.fromEntries(
      [...query]
        .filter(([name, value]) => name.startsWith(FILTER) && value !== '')
        .map(([name, value]) => [name.slice(FILTER.length), value]),
    ),
  };
}

/** The address of a list; whatever is as it would be anyway is left out of it. */
export const writeAddress = (address: ListAddress): string => write(address, (_name, value) => value);

/** The same as the server is asked: days become moments by the business's clock. */
export const writeQuestion = (address: ListAddress): URLSearchParams =>
  new URLSearchParams(
    write(address, (name, value) => {
      const { zone } = panelState().session;
      if (name.endsWith('~~from')) return startOfDay(value, zone) ?? value;
      return name.endsWith('~~to') ? (endOfDay(value, zone) ?? value) : value;
    }),
  );

function write({ page, sort, filters }: ListAddress, turn: (name: string, value: string) => string): string {
  const query = new URLSearchParams();
  if (page > 1) query.set('page', String(page));
  if (sort) {
    query.set('sortBy', sort.by);
    query.set('direction', sort.direction);
  }
  for (const [name, value] of Object.entries(filters)) if (value) query.set(FILTER + name, turn(name, value));
  return query.toString();
}
