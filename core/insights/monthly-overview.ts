import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { Counts } from './counters.js';
import { customersOf, untilEndOf } from './customers.js';
import { OVERVIEW_COUNTERS, type OverviewCounter } from './owner-overview.js';
import { firstDayOf, periodsUntil, type Period } from './period.js';
import { readCounts } from './read-counts.js';

export type MonthOfBusiness = {
  /** Its first day, `2026-11-01`. */
  month: string;
  /** On the list when it ended. */
  customers: number;
} & Counts<OverviewCounter>;

const MOST_MONTHS = 36;

/** So many months that end with this one (36 at most), oldest first: each stands beside the one before it. Throws Refusal `forbidden`. */
export async function readMonthlyOverview(
  scope: Scope,
  tx: Tx,
  month: Period,
  count = 12,
): Promise<MonthOfBusiness[]> {
  requireOwner(scope);
  const months = periodsUntil(month, Math.min(count, MOST_MONTHS));
  const counts = await readCounts(
    scope,
    tx,
    [...months, ...months.map(untilEndOf)],
    [...OVERVIEW_COUNTERS, 'erased'],
  );
  return months.map((period, at) => {
    const { erased: _, ...overview } = counts[at]!;
    return {
      month: firstDayOf(period),
      customers: customersOf(counts[months.length + at]!),
      ...overview,
    };
  });
}
