import { DateTime } from 'luxon';
import { Refusal } from '../errors.js';
import { addDays, dayAt, isDay, startOfDay } from '../local-day.js';
import { stretchBefore } from './month-so-far.js';

/** Weeks are ISO weeks, which begin on Monday. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'year';

/** From a local midnight up to another, that one left out. */
export interface Period {
  unit: PeriodUnit | 'range' | 'month_so_far';
  since: Date;
  until: Date;
  zone: string;
}

const LONGEST_RANGE_DAYS = 3_660;
const DAY_MS = 86_400_000;

/** The first day of the unit of the calendar into which a day falls, and that of the next one. */
function bounds(unit: PeriodUnit, day: string): [first: string, next: string] {
  const first = DateTime.fromISO(day, { zone: 'UTC' }).startOf(unit);
  return [first.toISODate()!, first.plus({ [unit]: 1 }).toISODate()!];
}

/** The day, week, month or year of a zone's calendar into which a moment falls. */
export function periodAt(unit: PeriodUnit, at: Date, zone: string): Period {
  const [first, next] = bounds(unit, dayAt(at, zone));
  return { unit, since: startOfDay(first, zone), until: startOfDay(next, zone), zone };
}

/** Whole local days from the first to the last, `2026-11-01` both. Throws Refusal `time_invalid` where they are none, the wrong way round, or more than ten years. */
export function rangeOf(firstDay: string, lastDay: string, zone: string): Period {
  if (!isDay(firstDay) || !isDay(lastDay)) throw new Refusal('time_invalid');
  const days = countDays(firstDay, lastDay) + 1;
  if (days < 1 || days > LONGEST_RANGE_DAYS) throw new Refusal('time_invalid');
  return {
    unit: 'range',
    since: startOfDay(firstDay, zone),
    until: startOfDay(addDays(lastDay, 1), zone),
    zone,
  };
}

/** The one before: the same unit, as many days right before a range, or the same stretch of the month before. */
export function periodBefore(period: Period): Period {
  const { unit, since, until, zone } = period;
  if (unit === 'month_so_far') return stretchBefore(period);
  if (unit !== 'range') return periodAt(unit, new Date(since.getTime() - 1), zone);
  const first = dayAt(since, zone);
  return {
    unit,
    since: startOfDay(addDays(first, -countDays(first, dayAt(until, zone))), zone),
    until: since,
    zone,
  };
}

/** So many periods that end with this one, in order. */
export function periodsUntil(period: Period, count: number): Period[] {
  const periods = [period];
  while (periods.length < count) periods.unshift(periodBefore(periods[0]!));
  return periods;
}

/** The parts of a period by a smaller unit, in order; the first and last are cut where the period ends. */
export function splitPeriod({ since, until, zone }: Period, unit: PeriodUnit): Period[] {
  const parts: Period[] = [];
  for (let from = since; from < until;) {
    const { until: next } = periodAt(unit, from, zone);
    const to = next < until ? next : until;
    parts.push({ unit, since: from, until: to, zone });
    from = to;
  }
  return parts;
}

/** The first day of a period, `2026-11-01`. */
export const firstDayOf = ({ since, zone }: Period): string => dayAt(since, zone);

/** Calendar days from one day to another: a day of 23 hours is one too. */
const countDays = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
