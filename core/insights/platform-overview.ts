import type { PlatformTx } from '../db/tx.js';
import type { PlatformScope } from '../scope.js';
import { activeWindow, isActive } from './activity.js';
import type { Counter, Counts } from './counters.js';
import { customersOf, untilEndOf } from './customers.js';
import { firstDayOf, periodAt, periodBefore, splitPeriod, type Period } from './period.js';
import { readPlatformCounts, type Compared } from './read-counts.js';

const COUNTERS = ['scans', 'entries', 'joined', 'erased'] as const satisfies Counter[];

export interface PlatformOverview {
  /** Open, and a scan, join or send in the last 30 days; and in the 30 days before those. */
  activeBusinesses: Compared;
  openBusinesses: number;
  customers: Compared;
  /** Scans and entries. */
  interactions: { month: Compared; year: Compared };
  /** The month day by day. */
  daily: { day: string; interactions: number }[];
}

/** The platform at a glance: the month and the year of its own calendar into which `month` falls. */
export async function readPlatformOverview(
  scope: PlatformScope,
  tx: PlatformTx,
  month: Period,
): Promise<PlatformOverview> {
  const before = periodBefore(month);
  const year = periodAt('year', month.since, month.zone);
  const days = splitPeriod(month, 'day');
  const spans = [month, before, year, periodBefore(year), untilEndOf(month), untilEndOf(before), ...days];
  const counts = await readPlatformCounts(scope, tx, spans, COUNTERS);
  const [inMonth, inMonthBefore, inYear, inYearBefore, untilNow, untilThen, ...daily] = counts;
  return {
    ...(await countActive(tx)),
    customers: { now: customersOf(untilNow!), before: customersOf(untilThen!) },
    interactions: {
      month: { now: interactionsOf(inMonth!), before: interactionsOf(inMonthBefore!) },
      year: { now: interactionsOf(inYear!), before: interactionsOf(inYearBefore!) },
    },
    daily: days.map((day, at) => ({ day: firstDayOf(day), interactions: interactionsOf(daily[at]!) })),
  };
}

const interactionsOf = ({ scans, entries }: Counts<'scans' | 'entries'>): number => scans + entries;

async function countActive(
  tx: PlatformTx,
): Promise<Pick<PlatformOverview, 'activeBusinesses' | 'openBusinesses'>> {
  const now = activeWindow(tx.now);
  const { active, before, open } = await tx.one<Record<'active' | 'before' | 'open', number>>(
    `SELECT count(*) FILTER (WHERE ${isActive('$2', '$1')})::int AS active, count(*) FILTER (WHERE ${isActive('$3', '$2')})::int AS before,
       count(*)::int AS open
     FROM business b WHERE b.status = 'open'`,
    [now.until, now.since, activeWindow(now.since).since],
  );
  return { activeBusinesses: { now: active, before }, openBusinesses: open };
}
