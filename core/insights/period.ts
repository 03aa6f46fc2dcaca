import { DateTime, type DurationLike } from 'luxon';
import { Refusal } from '../errors.js';
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

const step = (unit: PeriodUnit, count = 1): DurationLike => ({ [unit]: count });
const localTime = (at: Date, zone: string): DateTime => DateTime.fromJSDate(at, { zone });

/** The day, week, month or year of a zone's calendar into which a moment falls. */
export function periodAt(unit: PeriodUnit, at: Date, zone: string): Period {
  const start = localTime(at, zone).startOf(unit);
  return {
    unit,
    since: start.toJSDate(),
    until: start.plus(step(unit)).startOf(unit).toJSDate(),
    zone,
  };
}

/** Whole local days from the first to the last, `2026-11-01` both. Throws Refusal `time_invalid` where they are none, the wrong way round, or more than ten years. */
export function rangeOf(firstDay: string, lastDay: string, zone: string): Period {
  const [first, last] = [firstDay, lastDay].map((day) => {
    const read = DateTime.fromISO(day, { zone });
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !read.isValid) throw new Refusal('time_invalid');
    return read.startOf('day');
  }) as [DateTime, DateTime];
  const days = countDays(first, last) + 1;
  if (days < 1 || days > LONGEST_RANGE_DAYS) throw new Refusal('time_invalid');
  return {
    unit: 'range',
    since: first.toJSDate(),
    until: last.plus(step('day')).startOf('day').toJSDate(),
    zone,
  };
}

/** The one before: the same unit, as many days right before a range, or the same stretch of the month before. */
export function periodBefore(period: Period): Period {
  const { unit, since, until, zone } = period;
  if (unit === 'month_so_far') return stretchBefore(period);
  const start = localTime(since, zone);
  if (unit !== 'range') return periodAt(unit, start.minus(step(unit)).toJSDate(), zone);
  const days = countDays(start, localTime(until, zone));
  return {
    unit,
    since: start.minus(step('day', days)).startOf('day').toJSDate(),
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
export const firstDayOf = ({ since, zone }: Period): string => localTime(since, zone).toISODate()!;

/** Calendar days between two local midnights: a day of 23 hours is one too. */
const countDays = (from: DateTime, to: DateTime): number =>
  Math.round(
    DateTime.fromISO(to.toISODate()!, { zone: 'UTC' }).diff(
      DateTime.fromISO(from.toISODate()!, { zone: 'UTC' }),
      'days',
    ).days,
  );
