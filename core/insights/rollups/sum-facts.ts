import type { Tx } from '../../db/tx.js';
import type { Scope } from '../../scope.js';
import { ALL_COUNTERS, eachCounter, isOf, MARKED_COUNTERS, SMS_COUNTERS, type Counter } from '../counters.js';
import { LEVELS, startOf, type Level } from '../levels.js';

const columns = eachCounter(ALL_COUNTERS, (column) => column);
const pivot = (of: readonly Counter[]): string =>
  eachCounter(of, (column) => `sum(n) FILTER (WHERE metric = '${column}') AS ${column}`);
const change = (of: readonly Counter[]): string =>
  eachCounter(of, (column) => `nullif(coalesce(f.${column}, 0) - coalesce(s.${column}, 0), 0) AS ${column}`);
const isChange = eachCounter(ALL_COUNTERS, (column) => `${column} IS NOT NULL`, ' OR ');
const add = (table: string): string =>
  eachCounter(
    ALL_COUNTERS,
    (column) => `${column} = nullif(coalesce(${table}.${column}, 0) + coalesce(EXCLUDED.${column}, 0), 0)`,
  );
const upTo = (level: Level): string =>
  `SELECT '${level}' AS level, ${startOf(level, 'starts_at')} AS starts_at, ${eachCounter(ALL_COUNTERS, (column) => `sum(${column}) AS ${column}`)}
  FROM change GROUP BY 2`;

/** Adds the table `difference` to every level, its own and the platform's. */
const ADD_DIFFERENCE = `
change AS MATERIALIZED (SELECT * FROM difference WHERE ${isChange}),
level AS MATERIALIZED (${LEVELS.map(upTo).join(' UNION ALL ')}),
own AS (
  INSERT INTO rollup (business_id, level, starts_at, ${columns}) SELECT $1, level, starts_at, ${columns} FROM level
  ON CONFLICT (business_id, level, starts_at) DO UPDATE SET ${add('rollup')}),
platform AS (
  INSERT INTO platform_rollup (level, starts_at, ${columns}) SELECT level, starts_at, ${columns} FROM level ORDER BY level, starts_at
  ON CONFLICT (level, starts_at) DO UPDATE SET ${add('platform_rollup')})`;

/** Differences of one transaction: it stays short, and a stop does not wait for it. */
const AT_ONCE = 10_000;

/**
 * Sums the facts of these hours anew, and the differences of SMS that wait, and adds what is different to every level, the business's and the
 * platform's; answers whether more wait. Whoever calls it holds the business's lock. Rows of the platform are taken in one order: two of
 * these do not wait in a circle.
 */
export async function sumFacts({ businessId }: Scope, tx: Tx, hours: Date[]): Promise<{ more: boolean }> {
  const marked = (table: string): string => eachCounter(MARKED_COUNTERS, (column) => `${table}.${column}`);
  const { taken } = await tx.one<{ taken: number }>(
    `WITH hour AS (SELECT * FROM unnest($2::timestamptz[]) AS h (hour)),
     fresh AS MATERIALIZED (
       SELECT ${startOf('quarter', 'f.at')} AS starts_at, ${pivot(MARKED_COUNTERS)} FROM hour h CROSS JOIN LATERAL (
         SELECT * FROM fact f WHERE f.business_id = $1 AND f.at >= h.hour AND f.at < h.hour + interval '1 hour'
           AND ${isOf(MARKED_COUNTERS, 'f.metric')} OFFSET 0) f GROUP BY 1),
     stored AS MATERIALIZED (
       SELECT r.starts_at, ${marked('r')} FROM hour h JOIN rollup r ON r.business_id = $1 AND r.level = 'quarter'
         AND r.starts_at >= h.hour AND r.starts_at < h.hour + interval '1 hour'),
     taken AS (
       DELETE FROM rollup_difference WHERE business_id = $1 AND id IN (
         SELECT id FROM rollup_difference WHERE business_id = $1 ORDER BY id LIMIT $3) RETURNING *),
     sms AS (SELECT starts_at, ${eachCounter(SMS_COUNTERS, (column) => `nullif(sum(${column}), 0) AS ${column}`)} FROM taken GROUP BY 1),
     difference AS (
       SELECT starts_at, ${change(MARKED_COUNTERS)}, ${eachCounter(SMS_COUNTERS, (column) => `d.${column}`)}
       FROM fresh f FULL JOIN stored s USING (starts_at) FULL JOIN sms d USING (starts_at)),
     ${ADD_DIFFERENCE}
     SELECT count(*)::int AS taken FROM taken`,
    [businessId, hours, AT_ONCE],
  );
  return { more: taken === AT_ONCE };
}

/** Sums all facts of all time anew. Differences that it sees are of facts that it sees: they are counted, and taken away. */
export async function recountFacts({ businessId }: Scope, tx: Tx): Promise<void> {
  await tx.sql(
    `WITH gone AS (DELETE FROM rollup_difference WHERE business_id = $1),
     fresh AS MATERIALIZED (SELECT ${startOf('quarter', 'f.at')} AS starts_at, ${pivot(ALL_COUNTERS)} FROM fact f WHERE f.business_id = $1 GROUP BY 1),
     stored AS MATERIALIZED (SELECT r.* FROM rollup r WHERE r.business_id = $1 AND r.level = 'quarter'),
     difference AS (SELECT starts_at, ${change(ALL_COUNTERS)} FROM fresh f FULL JOIN stored s USING (starts_at)),
     ${ADD_DIFFERENCE}
     SELECT`,
    [businessId],
  );
}
