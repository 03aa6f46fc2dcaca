import { DateTime } from 'luxon';
import { Refusal } from '../errors.js';

/** A time on the business's wall. */
export interface LocalTime {
  /** `2026-12-24` */
  date: string;
  /** `18:30` */
  time: string;
}

/**
 * The moment that a clock on that zone's wall shows that time; of an hour that comes twice, the first. Throws Refusal `time_invalid` for
 * what is no time, or is left out by a clock change.
 */
export function readLocalTime({ date, time }: LocalTime, timezone: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) throw new Refusal('time_invalid');
  const read = DateTime.fromISO(`${date}T${time}`, { zone: timezone });
  // Luxon moves a time that does not exist on to one that does.
  if (!read.isValid || read.toFormat('yyyy-MM-dd HH:mm') !== `${date} ${time}`)
    throw new Refusal('time_invalid');
  const moments = read.getPossibleOffsets().map((moment) => moment.toMillis());
  return new Date(Math.min(...moments));
}
