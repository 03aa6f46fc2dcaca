import type { Tx } from '../../db/tx.js';
import type { Scope } from '../../scope.js';
import { ALL_COUNTERS, eachCounter } from '../counters.js';

const columns = eachCounter(ALL_COUNTERS, (column) => column);
const pivot = eachCounter(
  ALL_COUNTERS,
  (column) => `sum(n) FILTER (WHERE metric = '${column}') AS ${column}`,
);
const change = eachCounter(
  ALL_COUNTERS,
  (column) => `nullif(coalesce(f.${column}, 0) - coalesce(s.${column}, 0), 0) AS ${column}`,
);
const isChange = eachCounter(ALL_COUNTERS, (column) => `${column} IS NOT NULL`, ' OR ');
const add = (table: string): string =>
  eachCounter(
    ALL_COUNTERS,
    (column) => `${column} = nullif(coalesce(${table}.${column}, 0) + coalesce(EXCLUDED.${column}, 0), 0)`,
  );
const upTo = (level: string): string =>
  `SELECT '${level}', date_trunc('${level}', starts_at, 'UTC'), ${eachCounter(ALL_COUNTERS, (column) => `sum(${column})`)} FROM change GROUP BY 2`;

const QUARTER = `date_bin('15 minutes', at, 'epoch'::timestamptz)`;

/**
 * Sums the facts of these hours anew, or of all time where they are null, and adds what is different to every level, the business's and the
 * platform's. Whoever calls it holds the business's lock. Rows of the platform are taken in one order: two of these do not wait in a circle.
 */
export async function sumFacts({ businessId }: Scope, tx: Tx, hours: Date[] | null): Promise<void> {
  const facts =
    hours === null
      ? 'fact f'
      : `unnest($2::timestamptz[]) AS h (hour) CROSS JOIN LATERAL (
           SELECT * FROM fact f WHERE f.business_id = $1 AND f.at >= h.hour AND f.at < h.hour + interval '1 hour' OFFSET 0) f`;
  const stored =
    hours === null
      ? `rollup r WHERE r.business_id = $1 AND r.level = 'quarter'`
      : `unnest($2::timestamptz[]) AS h (hour) JOIN rollup r ON r.business_id = $1 AND r.level = 'quarter'
           AND r.starts_at >= h.hour AND r.starts_at < h.hour + interval '1 hour'`;
  await tx.sql(
    `WITH fresh AS MATERIALIZED (
       SELECT ${QUARTER} AS starts_at, ${pivot} FROM ${facts} WHERE f.business_id = $1 GROUP BY 1),
     stored AS MATERIALIZED (SELECT r.* FROM ${stored}),
     difference AS (SELECT coalesce(f.starts_at, s.starts_at) AS starts_at, ${change} FROM fresh f FULL JOIN stored s USING (starts_at)),
     change AS MATERIALIZED (SELECT * FROM difference WHERE ${isChange}),
     level AS MATERIALIZED (SELECT 'quarter' AS level, starts_at, ${columns} FROM change UNION ALL ${upTo('day')} UNION ALL ${upTo('month')}),
     own AS (
       INSERT INTO rollup (business_id, level, starts_at, ${columns}) SELECT $1, level, starts_at, ${columns} FROM level
       ON CONFLICT (business_id, level, starts_at) DO UPDATE SET ${add('rollup')})
     INSERT INTO platform_rollup (level, starts_at, ${columns}) SELECT level, starts_at, ${columns} FROM level ORDER BY level, starts_at
     ON CONFLICT (level, starts_at) DO UPDATE SET ${add('platform_rollup')}`,
    hours === null ? [businessId] : [businessId, hours],
  );
}
