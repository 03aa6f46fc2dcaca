import type { Days } from './counts.js';

/** Calendar arithmetic on names of days alone: no zone, no clock change, nothing of the code that is tested. */
const DAY_MS = 86_400_000;
const nameOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const plusDays = (day: string, days: number): string => nameOf(msOf(day) + days * DAY_MS);

const month = (day: string, more: number): [string, string] => {
  const [year, number] = day.split('-').map(Number) as [number, number];
  return [nameOf(Date.UTC(year, number - 1 + more)), nameOf(Date.UTC(year, number + more) - DAY_MS)];
};
const year = (day: string, more: number): [string, string] => {
  const name = String(Number(day.slice(0, 4)) + more);
  return [`${name}-01-01`, `${name}-12-31`];
};
const monday = (day: string): string => plusDays(day, -((new Date(msOf(day)).getUTCDay() + 6) % 7));

/** The period of a unit around a day, or so many before or after it. */
export function daysOf(unit: 'day' | 'week' | 'month' | 'year', day: string, zone: string, more = 0): Days {
  const at = (first: string, last: string): Days => ({ first, last, zone });
  if (unit === 'month') return at(...month(day, more));
  if (unit === 'year') return at(...year(day, more));
  const days = unit === 'day' ? 1 : 7;
  const first = plusDays(unit === 'day' ? day : monday(day), more * days);
  return at(first, plusDays(first, days - 1));
}

/** Every day from the first to the last. */
export function eachDay({ first, last }: Days): string[] {
  const days = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}
