import { DateTime } from 'luxon';
import type { Period } from './period.js';

const QUARTER_MS = 15 * 60_000;

/** A zone's running month up to the end of the quarter of an hour that it is; the one before it is the same stretch of the month before. */
export function monthSoFar(now: Date, zone: string): Period {
  const until = new Date((Math.floor(now.getTime() / QUARTER_MS) + 1) * QUARTER_MS);
  return {
    unit: 'month_so_far',
    since: DateTime.fromJSDate(now, { zone }).startOf('month').toJSDate(),
    until,
    zone,
  };
}

/** Up to the same time of the same day, by the wall; the whole month where that day is not in it. */
export function stretchBefore({ unit, since, until, zone }: Period): Period {
  const [start, end] = [since, until].map((at) => DateTime.fromJSDate(at, { zone })) as [DateTime, DateTime];
  const then = end.minus({ months: 1 });
  return {
    unit,
    since: start.minus({ months: 1 }).startOf('month').toJSDate(),
    until: then.day === end.day ? then.toJSDate() : since,
    zone,
  };
}
