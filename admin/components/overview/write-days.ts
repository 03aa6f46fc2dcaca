import type { ComparedDays } from '../../panel/compared-days.js';
import { language } from './say.js';

const dayOf = (text: string) => new Date(`${text}T00:00:00Z`);

/** `1–26 November`, as the language writes it. */
export function writeDays({ first, last }: ComparedDays['now']): string {
  const format = new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return first === last ? format.format(dayOf(first)) : format.formatRange(dayOf(first), dayOf(last));
}

/** `26 Nov`. */
export const writeDay = (day: string): string =>
  new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(dayOf(day));

/** `26 November 2026`. */
export const writeFullDay = (day: string): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeZone: 'UTC' }).format(dayOf(day));

/** `November 2026`. */
export const writeMonth = (day: string): string =>
  new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(dayOf(day));

/** Monday is 1; the first of January 2024 was one. */
export const writeWeekday = (weekday: number, width: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(language(), { weekday: width, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
