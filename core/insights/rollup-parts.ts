import { eachCounter, type Counter } from './counters.js';
import type { Period } from './period.js';
import { piecesOf, type Piece } from './pieces.js';

/** One business (its id is $1), all of them as one, each of them, or each of some (their ids are $1). */
export type Whose = 'business' | 'platform' | 'each' | 'some';

interface Wanted {
  whose: Whose;
  counters: readonly Counter[];
  periods: readonly Pick<Period, 'since' | 'until'>[];
  /** Quarters of an hour alone, where it matters at what time of the day. */
  fine?: boolean;
}

const HELD: Record<Whose, string> = {
  business: 'business_id = $1',
  some: 'business_id = ANY($1::bigint[])',
  platform: '$1::bigint IS NULL',
  each: '$1::bigint IS NULL',
};

/**
 * A common table `part`: the sums of rollups for each period, whose number is `key`, and for hours that are marked what is wrong with them: the facts
 * as they stand, less what was summed of them. All in one statement, so in one snapshot: its sums are exact whether or not the job ran. Parameters
 * are $1 (the business's id, ids of some, null for all) to $9; more may follow.
 */
export function rollupParts({ whose, counters, periods, fine = false }: Wanted): {
  sql: string;
  params: (businessId: string | string[] | null) => unknown[];
} {
  const pieces = periods.flatMap((period, key) =>
    (fine ? [{ sign: 1, level: 'quarter', ...period } as Piece] : piecesOf(period)).map((piece) => ({
      ...piece,
      key,
    })),
  );
  const ofBusiness = (alias: string): string => HELD[whose].replace('business_id', `${alias}.business_id`);
  const id = (alias: string): string =>
    whose === 'each' || whose === 'some' ? `${alias}.business_id` : '$1::bigint';
  const columns = eachCounter(counters, (column) => `r.${column}`);
  const table = whose === 'platform' ? 'platform_rollup' : 'rollup';
  const own = whose === 'business' || whose === 'some' ? `${ofBusiness('r')} AND` : '';
  // OFFSET 0 keeps a lateral part by itself: its conditions then reach the indexes, once for each row before it.
  const sql = `
WITH piece AS (
  SELECT * FROM unnest($2::int[], $3::int[], $4::text[], $5::timestamptz[], $6::timestamptz[]) AS p (key, sign, level, since, until)),
span AS (SELECT * FROM unnest($7::int[], $8::timestamptz[], $9::timestamptz[]) AS s (key, since, until)),
marked AS MATERIALIZED (
  SELECT DISTINCT m.business_id, m.hour FROM rollup_mark m, (SELECT min(since) AS since, max(until) AS until FROM span) s
  WHERE ${ofBusiness('m')} AND m.hour > s.since - interval '1 hour' AND m.hour < s.until),
part AS (
  SELECT ${id('r')} AS business_id, p.key, p.sign, r.starts_at AS at, ${columns}
  FROM piece p CROSS JOIN LATERAL (
    SELECT * FROM ${table} r WHERE ${own} r.level = p.level AND r.starts_at >= p.since AND r.starts_at < p.until OFFSET 0) r
  UNION ALL
  SELECT ${id('r')}, s.key, -1, r.starts_at, ${columns}
  FROM marked m
  CROSS JOIN LATERAL (SELECT * FROM rollup r
    WHERE r.business_id = m.business_id AND r.level = 'quarter' AND r.starts_at >= m.hour AND r.starts_at < m.hour + interval '1 hour' OFFSET 0) r
  JOIN span s ON r.starts_at >= s.since AND r.starts_at < s.until
  UNION ALL
  SELECT ${id('f')}, s.key, 1, f.at, ${eachCounter(counters, (column) => `CASE WHEN f.metric = '${column}' THEN f.n END`)}
  FROM marked m
  CROSS JOIN LATERAL (SELECT * FROM fact f WHERE f.business_id = m.business_id AND f.at >= m.hour AND f.at < m.hour + interval '1 hour' OFFSET 0) f
  JOIN span s ON f.at >= s.since AND f.at < s.until)`;
  const params = (businessId: string | string[] | null): unknown[] => [
    businessId,
    pieces.map(({ key }) => key),
    pieces.map(({ sign }) => sign),
    pieces.map(({ level }) => level),
    pieces.map(({ since }) => since),
    pieces.map(({ until }) => until),
    periods.map((_, key) => key),
    periods.map(({ since }) => since),
    periods.map(({ until }) => until),
  ];
  return { sql, params };
}

/** The sum of each counter over the rows of `part` that a statement groups. */
export const sums = (counters: readonly Counter[]): string =>
  eachCounter(counters, (column, name) => `coalesce(sum(sign * ${column}), 0)::int AS "${name}"`);
