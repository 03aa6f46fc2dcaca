import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { Counter, Counts } from './counters.js';
import { firstDayOf, periodBefore, splitPeriod, type Period, type PeriodUnit } from './period.js';
import { compare, readCounts, type Compared } from './read-counts.js';

const SMS_COUNTERS = [
  ...(['smsAccepted', 'smsSegments', 'smsDelivered', 'smsFailed', 'smsRefused', 'smsSkipped'] as const),
  ...(['smsLinked', 'smsClicked', 'smsCoded', 'smsRedeemed', 'linkClicks'] as const),
] satisfies Counter[];
type SmsCounter = (typeof SMS_COUNTERS)[number];

/** Shares between 0 and 1; null where there is nothing to have a share of. */
export interface SmsRates {
  /** Delivered of accepted. */
  delivery: number | null;
  /** Followed their link of those that had one: the honest stand-in for an open rate. */
  clickThrough: number | null;
  /** Came and redeemed of those that had a code. */
  redemption: number | null;
}

export interface SmsStatistics {
  figures: Record<SmsCounter, Compared>;
  rates: { now: SmsRates; before: SmsRates };
  /** The period by its parts, each named by its first day. */
  parts: ({ day: string } & Counts<SmsCounter> & SmsRates)[];
}

/** What became of the SMS that a business paid for, over a period of its own calendar. Throws Refusal `forbidden`. */
export async function readSmsStatistics(
  scope: Scope,
  tx: Tx,
  period: Period,
  unit: PeriodUnit = 'day',
): Promise<SmsStatistics> {
  requireOwner(scope);
  const parts = splitPeriod(period, unit);
  const counts = await readCounts(scope, tx, [period, periodBefore(period), ...parts], SMS_COUNTERS);
  const [now, before] = counts as [Counts<SmsCounter>, Counts<SmsCounter>];
  return {
    figures: compare(now, before),
    rates: { now: ratesOf(now), before: ratesOf(before) },
    parts: parts.map((part, at) => ({
      day: firstDayOf(part),
      ...counts[at + 2]!,
      ...ratesOf(counts[at + 2]!),
    })),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const ratesOf = (counts: Counts<SmsCounter>): SmsRates => ({
  delivery: share(counts.smsDelivered, counts.smsAccepted),
  clickThrough: share(counts.smsClicked, counts.smsLinked),
  redemption: share(counts.smsRedeemed, counts.smsCoded),
});
