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
  const { sql, params } = rollupParts({ whose: 'each', counters: COUNTERS, periods: months });
  const rows = await tx.sql<Omit<RegionMonth, 'month'> & { key: number }>(
    `${sql}, done AS (
       SELECT business_id, key, sum(sign * joined) AS joined, sum(sign * (coalesce(scans, 0) + coalesce(entries, 0))) AS interactions
       FROM part GROUP BY business_id, key)
     SELECT b.region, s.key, count(*) FILTER (WHERE b.created_at < s.until)::int AS businesses, coalesce(sum(d.joined), 0)::int AS joined,
       coalesce(sum(d.interactions), 0)::int AS interactions
     FROM business b CROSS JOIN span s LEFT JOIN done d ON d.business_id = b.business_id AND d.key = s.key
     GROUP BY b.region, s.key ORDER BY b.region, s.key`,
    params(null),
  );
  return rows.map(({ key, ...row }) => ({ ...row, month: firstDayOf(months[key]!) }));
}
