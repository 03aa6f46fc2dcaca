import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { Counter } from './counters.js';
import { periodBefore, type Period } from './period.js';
import { compare, readCounts, type Compared } from './read-counts.js';

const FUNNEL = [
  ...(['reviewsAsked', 'reviewsOpened', 'reviewsSaidDone', 'reviewsDeclined'] as const),
] satisfies Counter[];

export type ReviewFunnel = Record<(typeof FUNNEL)[number], Compared>;

/** How far requests for a review came, each step by its own time, over a period of the business's calendar. Throws Refusal `forbidden`. */
export async function readReviewFunnel(scope: Scope, tx: Tx, period: Period): Promise<ReviewFunnel> {
  requireOwner(scope);
  const [now, before] = await readCounts(scope, tx, [period, periodBefore(period)], FUNNEL);
  return compare(now!, before!);
}
