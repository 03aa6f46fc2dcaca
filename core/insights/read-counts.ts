import type { PlatformTx, Tx } from '../db/tx.js';
import type { Id, PlatformScope, Scope } from '../scope.js';
import type { Counter, Counts } from './counters.js';
import type { Period } from './period.js';
import { rollupParts, sums, type Whose } from './rollup-parts.js';

type Span = Pick<Period, 'since' | 'until'>;

/** A figure, and the same of the period before. */
export interface Compared {
  now: number;
  before: number;
}

/** What happened at a business in each of the periods. */
export async function readCounts<C extends Counter>(
  { businessId }: Scope,
  tx: Tx,
  periods: readonly Span[],
  counters: readonly C[],
): Promise<Counts<C>[]> {
  return read(tx, 'business', businessId, periods, counters);
}

/** What happened at all businesses together in each of the periods. */
export async function readPlatformCounts<C extends Counter>(
  _scope: PlatformScope,
  tx: PlatformTx,
  periods: readonly Span[],
  counters: readonly C[],
): Promise<Counts<C>[]> {
  return read(tx, 'platform', null, periods, counters);
}

/** What happened at each of some businesses in each of the periods. */
export async function readCountsOfEach<C extends Counter>(
  _scope: PlatformScope,
  tx: PlatformTx,
  ids: Id[],
  periods: readonly Span[],
  counters: readonly C[],
): Promise<Map<Id, Counts<C>[]>> {
  const { sql, params } = rollupParts({ whose: 'some', counters, periods });
  const rows = await tx.sql<{ id: Id; key: number } & Counts<C>>(
    `${sql} SELECT business_id AS id, key, ${sums(counters)} FROM part GROUP BY business_id, key`,
    params(ids),
  );
  const found = new Map(
    rows.map(({ id, key, ...counts }) => [`${id} ${key}`, counts as unknown as Counts<C>]),
  );
  return new Map(
    ids.map((id) => [id, periods.map((_, key) => found.get(`${id} ${key}`) ?? nothingOf(counters))]),
  );
}

const nothingOf = <C extends Counter>(counters: readonly C[]): Counts<C> =>
  Object.fromEntries(counters.map((counter) => [counter, 0])) as Counts<C>;

async function read<C extends Counter>(
  tx: PlatformTx,
  whose: Whose,
  businessId: Id | null,
  periods: readonly Span[],
  counters: readonly C[],
): Promise<Counts<C>[]> {
  const { sql, params } = rollupParts({ whose, counters, periods });
  const rows = await tx.sql<{ key: number } & Counts<C>>(
    `${sql} SELECT key, ${sums(counters)} FROM part GROUP BY key`,
    params(businessId),
  );
  const byKey = new Map(rows.map(({ key, ...counts }) => [key, counts as unknown as Counts<C>]));
  return periods.map((_, key) => byKey.get(key) ?? nothingOf(counters));
}

/** Two periods' counts side by side. */
export const compare = <C extends Counter>(now: Counts<C>, before: Counts<C>): Record<C, Compared> =>
  Object.fromEntries(
    (Object.keys(now) as C[]).map((counter) => [counter, { now: now[counter], before: before[counter] }]),
  ) as Record<C, Compared>;
