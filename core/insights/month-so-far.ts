import { DateTime } from 'luxon';
import { addDays, dayAt, startOfDay } from '../local-day.js';
import type { Period } from './period.js';

const QUARTER_MS = 15 * 60_000;

/** A zone's running month up to the end of the quarter of an hour that it is; the one before it is the same stretch of the month before. */
export function monthSoFar(now: Date, zone: string): Period {
  const until = new Date((Math.floor(now.getTime() / QUARTER_MS) + 1) * QUARTER_MS);
  return {
    unit: 'month_so_far',
    since: startOfDay(firstOfMonth(dayAt(now, zone)), zone),
    until,
    zone,
  };
}

/** Up to the same time of the same day, by the wall; the whole month where that day is not in it. */
export function stretchBefore({ unit, since, until, zone }: Period): Period {
  const end = DateTime.fromJSDate(until, { zone });
  const then = end.minus({ months: 1 });
  return {
    unit,
    since: startOfDay(firstOfMonth(addDays(dayAt(since, zone), -1)), zone),
    until: then.day === end.day ? then.toJSDate() : since,
    zone,
  };
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
