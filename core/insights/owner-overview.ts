import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import { readBalance } from '../packages/balance.js';
import type { Scope } from '../scope.js';
import type { Counter, Counts } from './counters.js';
import { firstDayOf, periodBefore, splitPeriod, type Period } from './period.js';
import { compare, readCounts, type Compared } from './read-counts.js';
import { untilEndOf } from './until-end-of.js';

/** What an owner sees first; each is defined in docs/figures.md. */
export const OVERVIEW_COUNTERS = [
  ...([
    'scans',
    'entries',
    'verifications',
    'visits',
    'joined',
    'reviewsSaidDone',
    'couponsRedeemed',
  ] as const),
  ...(['smsAccepted', 'smsSegments'] as const),
] satisfies Counter[];
export type OverviewCounter = (typeof OVERVIEW_COUNTERS)[number];

export interface OwnerOverview {
  figures: Record<OverviewCounter | 'customers', Compared>;
  /** SMS segments as they stand now, whatever the period. */
  sms: { remaining: number; reserved: number };
  /** The period day by day. */
  daily: ({ day: string } & Counts<OverviewCounter>)[];
}

/** The business at a glance, over a period of its own calendar. Throws Refusal `forbidden`. */
export async function readOwnerOverview(scope: Scope, tx: Tx, period: Period): Promise<OwnerOverview> {
  requireOwner(scope);
  const before = periodBefore(period);
  const days = splitPeriod(period, 'day');
  const counts = await readCounts(scope, tx, [period, before, ...days], OVERVIEW_COUNTERS);
  const [now, then] = counts as [Counts<OverviewCounter>, Counts<OverviewCounter>];
  const balance = await readBalance(scope, tx);
  return {
    figures: { ...compare(now, then), customers: await readCustomers(scope, tx, period) },
    sms: { remaining: balance.available, reserved: balance.reserved },
    daily: days.map((day, at) => ({ day: firstDayOf(day), ...counts[at + 2]! })),
  };
}

/** Who was on the list when a period ended, or is now where it has not; and the same of the period before. Throws Refusal `forbidden`. */
export async function readCustomers(scope: Scope, tx: Tx, period: Period): Promise<Compared> {
  requireOwner(scope);
  const [now, before] = (
    await readCounts(scope, tx, [untilEndOf(period), untilEndOf(periodBefore(period))], ['joined', 'erased'])
  ).map(({ joined, erased }) => joined - erased) as [number, number];
  return { now, before };
}
