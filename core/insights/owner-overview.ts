import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import { readBalance } from '../packages/balance.js';
import type { Scope } from '../scope.js';
import type { Counter, Counts } from './counters.js';
import { customersOf, untilEndOf } from './customers.js';
import { firstDayOf, periodBefore, splitPeriod, type Period } from './period.js';
import { compare, readCounts, type Compared } from './read-counts.js';

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
  const [now, then, untilNow, untilThen, ...daily] = await readCounts(
    scope,
    tx,
    [period, before, untilEndOf(period), untilEndOf(before), ...days],
    [...OVERVIEW_COUNTERS, 'erased'],
  );
  const balance = await readBalance(scope, tx);
  return {
    figures: {
      ...compare(overviewOf(now!), overviewOf(then!)),
      customers: { now: customersOf(untilNow!), before: customersOf(untilThen!) },
    },
    sms: { remaining: balance.available, reserved: balance.reserved },
    daily: days.map((day, at) => ({ day: firstDayOf(day), ...overviewOf(daily[at]!) })),
  };
}

const overviewOf = ({ erased: _, ...counts }: Counts<OverviewCounter | 'erased'>): Counts<OverviewCounter> =>
  counts;
