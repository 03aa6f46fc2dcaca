import { firstDayOf, periodBefore, type Period } from '../../core/insights/period.js';

interface Days {
  first: string;
  last: string;
}

/** Which days stand beside which. */
export interface ComparedDays {
  now: Days;
  before: Days;
}

/** The local days of a period and of the one before it, the last one in. */
export const daysOf = (period: Period): ComparedDays => ({
  now: ends(period),
  before: ends(periodBefore(period)),
});

const ends = (period: Period): Days => ({ first: firstDayOf(period), last: lastDayOf(period) });

/** The local day in which whatever ends then ends: its `until` is not in it. */
export const lastDayOf = ({ until, zone }: Pick<Period, 'until' | 'zone'>): string =>
  firstDayOf({ unit: 'day', since: new Date(until.getTime() - 1), until, zone });
