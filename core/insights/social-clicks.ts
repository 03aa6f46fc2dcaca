import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { Counter, Counts } from './counters.js';
import { firstDayOf, periodBefore, splitPeriod, type Period, type PeriodUnit } from './period.js';
import { compare, readCounts, type Compared } from './read-counts.js';

const CLICKS = [
  ...(['clicksInstagram', 'clicksFacebook', 'clicksTiktok'] as const),
  ...(['clicksX', 'clicksYoutube', 'clicksWebsite'] as const),
] satisfies Counter[];
type ClickCounter = (typeof CLICKS)[number];

export interface SocialClicks {
  figures: Record<ClickCounter, Compared>;
  /** The period by its parts, each named by its first day. */
  parts: ({ day: string } & Counts<ClickCounter>)[];
}

/** Taps on a business's social buttons by network, over a period of its own calendar and its parts. Throws Refusal `forbidden`. */
export async function readSocialClicks(
  scope: Scope,
  tx: Tx,
  period: Period,
  unit: PeriodUnit = 'day',
): Promise<SocialClicks> {
  requireOwner(scope);
  const parts = splitPeriod(period, unit);
  const counts = await readCounts(scope, tx, [period, periodBefore(period), ...parts], CLICKS);
  const [now, before] = counts as [Counts<ClickCounter>, Counts<ClickCounter>];
  return {
    figures: compare(now, before),
    parts: parts.map((part, at) => ({ day: firstDayOf(part), ...counts[at + 2]! })),
  };
}
