import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';
import { activeWindow, activityOf, type Activity } from './activity.js';
import type { Counter } from './counters.js';
import { periodBefore, type Period } from './period.js';
import type { Compared } from './read-counts.js';
import { rollupParts } from './rollup-parts.js';

const COUNTERS = [
  'scans',
  'entries',
  'joined',
  'reviewsSaidDone',
  'couponsRedeemed',
] as const satisfies Counter[];

/** What a list of businesses may be ordered by. */
export type PerformanceOrder = 'interactions' | 'joined' | 'reviews' | 'redeemed';

export interface BusinessPerformance extends Record<PerformanceOrder, Compared> {
  businessId: Id;
  name: string;
  region: string;
  activity: Activity;
}

interface List {
  by?: PerformanceOrder;
  activity?: Activity;
  most?: number;
  /** How many of the list come before. */
  skip?: number;
}

const MOST = 1_000;
const SUMS: Record<PerformanceOrder, string> = {
  interactions: 'coalesce(scans, 0) + coalesce(entries, 0)',
  joined: 'joined',
  reviews: 'reviews_said_done',
  redeemed: 'coupons_redeemed',
};

/** Businesses by what happened at them in a period of the platform's calendar, the most first; equals by their number, so that a list is always the same. */
export async function listBusinessPerformance(
  _scope: PlatformScope,
  tx: PlatformTx,
  period: Period,
  { by = 'interactions', activity, most = 100, skip = 0 }: List = {},
): Promise<BusinessPerformance[]> {
  const { sql, params } = rollupParts({
    whose: 'each',
    counters: COUNTERS,
    periods: [period, periodBefore(period)],
  });
  const window = activeWindow(tx.now);
  const sum = (order: PerformanceOrder, key: number): string =>
    `coalesce(sum(sign * (${SUMS[order]})) FILTER (WHERE key = ${key}), 0)::int`;
  const orders = Object.keys(SUMS) as PerformanceOrder[];
  return tx.sql<BusinessPerformance>(
    `${sql}, done AS (
       SELECT business_id, ${orders.map((order) => `${sum(order, 0)} AS ${order}_now, ${sum(order, 1)} AS ${order}_before`).join(', ')}
       FROM part GROUP BY business_id)
     SELECT b.business_id AS "businessId", b.name, b.region, b.activity,
       ${orders.map((order) => `json_build_object('now', coalesce(${order}_now, 0), 'before', coalesce(${order}_before, 0)) AS ${order}`).join(', ')}
     FROM (SELECT b.business_id, b.name, b.region, ${activityOf('$10', '$11')} AS activity FROM business b) b
     LEFT JOIN done USING (business_id)
     WHERE $12::text IS NULL OR b.activity = $12
     ORDER BY coalesce(${by}_now, 0) DESC, b.business_id LIMIT $13 OFFSET $14`,
    [...params(null), window.since, window.until, activity ?? null, Math.min(most, MOST), skip],
  );
}
