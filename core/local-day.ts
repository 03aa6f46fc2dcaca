import { DateTime, IANAZone } from 'luxon';

/*
 * Days of a zone's calendar partition time: a day begins at the first moment at which the wall shows its date, and lasts until the next one
 * begins. Luxon's `startOf('day')` alone gives two beginnings to a day whose midnight comes twice (Havana on the first Sunday of November).
 */

const HOUR_MS = 3_600_000;
/** Zones are at most 14 hours ahead of UTC and 12 behind. */
const BEFORE_MS = 26 * HOUR_MS;
const AFTER_MS = 14 * HOUR_MS;

/** The day `2026-11-01` that many calendar days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR_MS).toISOString().slice(0, 10);

/** Whether it is written `2026-11-01` and such a day exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'UTC' }).isValid;

/** The first moment at which the zone's wall shows that day (`2026-11-01`); of a day that the zone skips, the beginning of the next one. */
export function startOfDay(day: string, zone: string): Date {
  const iana = IANAZone.create(zone);
  const offset = (at: number): number => Math.round(iana.offset(at) * 60_000);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, after] = [midnight - BEFORE_MS, midnight + AFTER_MS];
  const first = offset(before);
  const last = offset(after);
  if (first === last) return new Date(midnight - first);
  // The clock is moved meanwhile: at which second?
  while (after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000;
    if (offset(middle) === first) before = middle;
    else after = middle;
  }
  if (midnight - first < after) return new Date(midnight - first);
  // Moved past midnight, the day begins there; moved back, or forward before it, by the new time.
  return new Date(Math.max(after, midnight - last));
}

/** The day that it is at a moment, so that `startOfDay` of it is not later and that of the next one is. */
export function dayAt(at: Date, zone: string): string {
  const shown = DateTime.fromJSDate(at, { zone }).toISODate()!;
  // Where the clock is moved back over midnight, the wall shows the day before once more.
  const next = addDays(shown, 1);
  return startOfDay(next, zone) <= at ? next : shown;
}
