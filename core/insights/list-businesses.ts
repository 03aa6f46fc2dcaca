import { foldedSql, hasWords, splitWords } from '../businesses/find-by-words.js';
import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';
import { activeWindow, isActive, type Activity } from './activity.js';
import { readBusinesses, type ListedBusiness } from './read-businesses.js';
import { untilEndOf } from './customers.js';
import type { Period } from './period.js';
import { rollupParts } from './rollup-parts.js';

export interface BusinessQuery {
  /** Words, or parts of words, of the name or the address; all of them. */
  words?: string;
  /** The beginning of its name. */
  region?: string;
  status?: ListedBusiness['status'];
  activity?: Activity;
  limit: number;
  offset: number;
  sort: { by: 'name' | 'createdAt' | 'customers'; direction: 'asc' | 'desc' };
}

const ORDERS: Record<BusinessQuery['sort']['by'], string> = {
  name: 'b.name COLLATE "tr-TR-x-icu"',
  createdAt: 'b.created_at',
  customers: 'coalesce(d.customers, 0)',
};

/** A page of the platform's businesses with what happened at each in the period, and how many fit in all. Equals stand by their number. */
export async function listBusinesses(
  scope: PlatformScope,
  tx: PlatformTx,
  month: Period,
  query: BusinessQuery,
): Promise<{ businesses: ListedBusiness[]; total: number }> {
  // Customers of all are summed only where the order asks for it; whoever is on the page is read by its number.
  const { sql, params: sums } = rollupParts({
    whose: 'each',
    counters: ['joined', 'erased'],
    periods: query.sort.by === 'customers' && query.limit > 0 ? [untilEndOf(month)] : [],
  });
  const params = sums(null);
  const fits = filtersOf(query, tx.now, (value) => `$${params.push(value)}`);
  const { direction, by } = query.sort;
  const rows = await tx.sql<{ id: Id | null; total: number }>(
    `${sql}, done AS (
       SELECT business_id, sum(sign * (coalesce(joined, 0) - coalesce(erased, 0))) AS customers FROM part GROUP BY business_id),
     found AS (
       SELECT b.business_id AS id, row_number() OVER (ORDER BY ${ORDERS[by]} ${direction === 'asc' ? 'ASC' : 'DESC'}, b.business_id) AS place
       FROM business b JOIN business_slug s ON s.business_id = b.business_id AND s.is_current LEFT JOIN done d ON d.business_id = b.business_id
       WHERE ${fits.join(' AND ')})
     SELECT f.id, t.total FROM (SELECT count(*)::int AS total FROM found) t
     LEFT JOIN (SELECT id, place FROM found ORDER BY place LIMIT $${params.push(query.limit)} OFFSET $${params.push(query.offset)}) f ON true
     ORDER BY f.place`,
    params,
  );
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [id]));
  return { businesses: await readBusinesses(scope, tx, month, ids), total: rows[0]!.total };
}

function filtersOf(
  { words = '', region, status, activity }: BusinessQuery,
  now: Date,
  param: (value: unknown) => string,
): string[] {
  const fits = ['true'];
  const wanted = splitWords(words);
  if (wanted.length > 0) fits.push(hasWords(param(wanted)));
  if (region)
    fits.push(`position(${foldedSql(`${param(region.trim())}::text`)} IN ${foldedSql('b.region')}) = 1`);
  if (status) fits.push(`b.status = ${param(status)}`);
  if (activity === 'closed') fits.push(`b.status <> 'open'`);
  else if (activity) {
    const window = activeWindow(now);
    const active = isActive(`${param(window.since)}::timestamptz`, `${param(window.until)}::timestamptz`);
    fits.push(activity === 'active' ? active : `b.status = 'open' AND NOT ${active}`);
  }
  return fits;
}
