import type { PlatformTx } from '../db/tx.js';
import type { PlatformScope } from '../scope.js';
import type { Counter } from './counters.js';
import { firstDayOf, periodsUntil, type Period } from './period.js';
import { rollupParts } from './rollup-parts.js';

const COUNTERS = ['joined', 'scans', 'entries'] as const satisfies Counter[];
const MOST_MONTHS = 36;

export interface RegionMonth {
  region: string;
  /** Its first day, `2026-11-01`. */
  month: string;
  /** Made until the month ended, whatever became of them. */
  businesses: number;
  /** Guests who joined in it. */
  joined: number;
  interactions: number;
}

/** Each region over so many months that end with this one (36 at most), by region and month, oldest first: each month stands beside the one before. */
export async function readRegionalGrowth(
  _scope: PlatformScope,
  tx: PlatformTx,
  month: Period,
  count = 12,
): Promise<RegionMonth[]> {
  const months = periodsUntil(month, Math.min(count, MOST_MONTHS));
  const { sql, params } = rollupParts({ whose: 'region', counters: COUNTERS, periods: months });
  const rows = await tx.sql<Omit<RegionMonth, 'month'> & { key: number }>(
    `${sql}, done AS (
       SELECT region, key, sum(sign * joined)::int AS joined, sum(sign * (coalesce(scans, 0) + coalesce(entries, 0)))::int AS interactions
       FROM part GROUP BY 1, 2),
     made AS MATERIALIZED (
       SELECT region, width_bucket(created_at, (SELECT array_agg(until ORDER BY key) FROM span)) AS key, count(*) AS businesses
       FROM business GROUP BY 1, 2)
     SELECT r.region, s.key, r.businesses, coalesce(d.joined, 0) AS joined, coalesce(d.interactions, 0) AS interactions
     FROM span s CROSS JOIN LATERAL (
       SELECT m.region, coalesce(sum(m.businesses) FILTER (WHERE m.key <= s.key), 0)::int AS businesses FROM made m GROUP BY m.region) r
     LEFT JOIN done d ON d.region = r.region AND d.key = s.key ORDER BY r.region, s.key`,
    params(null),
  );
  return rows.map(({ key, ...row }) => ({ ...row, month: firstDayOf(months[key]!) }));
}
