import { eachCounter, isOf, SMS_COUNTERS, type Counter } from './counters.js';
import { startOf } from './levels.js';
import type { Period } from './period.js';
import { piecesOf, type Piece } from './pieces.js';

/** One business (its id is $1), all of them as one, each of them, each of some (their ids are $1), or each region's. */
export type Whose = 'business' | 'platform' | 'each' | 'some' | 'region';

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
  region: '$1::bigint IS NULL',
};

/**
 * A common table `part`: the sums of rollups for each period, whose number is `key`, and what has changed since they were summed. All in one
 * statement, so in one snapshot: its sums are exact whether or not the job ran. It has `business_id`, or `region`, and where they are wanted fine `at`.
 * Parameters are $1 (the business's id, ids of some, null for all) to $9; more may follow.
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
  const columns = eachCounter(counters, (column) => column);
  const whom = (whose === 'region' ? 'region' : 'business_id') + (fine ? ', at' : '');
  // Where a month ends another begins: what lies between that and the day's edge is read once for both, and added up before that.
  // OFFSET 0 keeps a lateral part by itself: its conditions then reach the indexes, once for each row before it.
  const sql = `
WITH piece AS (
  SELECT level, since, until, array_agg(key) AS keys, array_agg(sign) AS signs
  FROM unnest($2::int[], $3::int[], $4::text[], $5::timestamptz[], $6::timestamptz[]) AS p (key, sign, level, since, until) GROUP BY 1, 2, 3),
span AS (SELECT * FROM unnest($7::int[], $8::timestamptz[], $9::timestamptz[]) AS s (key, since, until)),
${changes(whose, counters)},
part AS (
  SELECT ${whom}, k.key, k.sign, ${columns}
  FROM piece p CROSS JOIN LATERAL (${stored({ whose, counters, fine })} OFFSET 0) r CROSS JOIN LATERAL unnest(p.keys, p.signs) AS k (key, sign)
  UNION ALL
  SELECT ${whom}, s.key, 1, ${columns}
  FROM changed c ${whose === 'region' ? 'JOIN business USING (business_id)' : ''} JOIN span s ON c.at >= s.since AND c.at < s.until)`;
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

/** What rollups hold of a piece: their sum, or each of them. */
function stored({ whose, counters, fine }: Omit<Wanted, 'periods'>): string {
  const who = whose === 'region' ? 'b.region' : `${idOf(whose, 'r')} AS business_id`;
  const table = whose === 'platform' ? 'platform_rollup' : 'rollup';
  const from = `${table} r ${whose === 'region' ? 'JOIN business b USING (business_id)' : ''}`;
  const held = whose === 'business' || whose === 'some' ? `${heldTo(whose, 'r')} AND` : '';
  const where = `${held} r.level = p.level AND r.starts_at >= p.since AND r.starts_at < p.until`;
  return fine
    ? `SELECT ${who}, r.starts_at AS at, ${eachCounter(counters, (column) => `r.${column}`)} FROM ${from} WHERE ${where}`
    : `SELECT ${who}, ${eachCounter(counters, (column) => `sum(r.${column})::int AS ${column}`)} FROM ${from} WHERE ${where} GROUP BY 1`;
}

const heldTo = (whose: Whose, alias: string): string =>
  HELD[whose].replace('business_id', `${alias}.business_id`);

const idOf = (whose: Whose, alias: string): string =>
  whose === 'business' || whose === 'platform' ? '$1::bigint' : `${alias}.business_id`;

/**
 * Tables up to `changed`: by quarter of an hour what is to be added to the sums. In hours that are marked that is the facts as they stand,
 * less what was summed of them; of SMS it is the differences that wait. Facts that nobody asked for are not looked at.
 */
function changes(whose: Whose, counters: readonly Counter[]): string {
  const marked = counters.filter((name) => !SMS_COUNTERS.includes(name));
  const columns = (of: readonly Counter[], write: (column: string) => string): string =>
    eachCounter(
      counters,
      (column, name) => `${of.includes(name) ? write(column) : 'NULL::int'} AS ${column}`,
    );
  const parts: string[] = [];
  if (marked.length > 0)
    parts.push(
      `SELECT ${idOf(whose, 'r')} AS business_id, r.starts_at AS at, ${columns(marked, (column) => `-r.${column}`)}
  FROM marked m CROSS JOIN LATERAL (SELECT * FROM rollup r WHERE r.business_id = m.business_id AND r.level = 'quarter'
    AND r.starts_at >= m.hour AND r.starts_at < m.hour + interval '1 hour' OFFSET 0) r`,
      `SELECT ${idOf(whose, 'f')} AS business_id, ${startOf('quarter', 'f.at')} AS at,
    ${columns(marked, (column) => `CASE WHEN f.metric = '${column}' THEN f.n END`)}
  FROM marked m CROSS JOIN LATERAL (SELECT * FROM fact f WHERE f.business_id = m.business_id
    AND f.at >= m.hour AND f.at < m.hour + interval '1 hour' AND ${isOf(marked, 'f.metric')} OFFSET 0) f`,
    );
  if (marked.length < counters.length)
    parts.push(
      `SELECT ${idOf(whose, 'd')} AS business_id, d.starts_at AS at, ${columns(SMS_COUNTERS, (column) => `d.${column}`)}
  FROM rollup_difference d, reach s WHERE ${heldTo(whose, 'd')} AND d.starts_at >= s.since AND d.starts_at < s.until`,
    );
  return `reach AS (SELECT min(since) AS since, max(until) AS until FROM span),
marked AS MATERIALIZED (
  SELECT DISTINCT m.business_id, m.hour FROM rollup_mark m, reach s
  WHERE ${heldTo(whose, 'm')} AND m.hour > s.since - interval '1 hour' AND m.hour < s.until),
changed AS MATERIALIZED (
  SELECT business_id, at, ${eachCounter(counters, (column) => `sum(${column})::int AS ${column}`)} FROM (
  ${parts.join('\n  UNION ALL\n  ')}) c GROUP BY 1, 2)`;
}

/** The sum of each counter over the rows of `part` that a statement groups. */
export const sums = (counters: readonly Counter[]): string =>
  eachCounter(counters, (column, name) => `coalesce(sum(sign * ${column}), 0)::int AS "${name}"`);
