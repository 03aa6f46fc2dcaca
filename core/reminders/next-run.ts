import { DateTime } from 'luxon';
import { addDays, dayAt, startOfDay } from '../local-day.js';
import { nextAllowed, type QuietHours } from '../campaigns/quiet-hours.js';

/** When a business's reminder goes out: a time on its wall, and the quiet hours that it waits for. */
export interface RunTime extends QuietHours {
  /** `10:00` */
  sendAt: string;
}

/** The day on the wall of that zone: `2026-10-25`. */
export const localDay = dayAt;

/** The beginning of the local day that many days before that of `at`. Days of the calendar: 23 or 25 hours when clocks change. */
export const startOfDaysAgo = (at: Date, days: number, timezone: string): Date =>
  startOfDay(addDays(dayAt(at, timezone), -days), timezone);

/**
 * The first moment from `from` on at which a reminder may run: its time of day, or the end of the quiet hours that this falls into. With
 * `ranOn`, on a later local day than that one. Whatever was missed before `from` is not made up for, so an outage ends in one run.
 */
export function nextRun(from: Date, { sendAt, ...hours }: RunTime, ranOn?: string): Date {
  const [hour, minute] = sendAt.split(':').map(Number);
  const today = DateTime.fromJSDate(from, { zone: hours.timezone }).startOf('day');
  // Yesterday's too: its time may lie in quiet hours that end today.
  for (let days = -1; ; days += 1) {
    const wall = today.plus({ days }).set({ hour, minute });
    const at = nextAllowed(wall.toJSDate(), hours);
    if (at >= from && (ranOn === undefined || localDay(at, hours.timezone) > ranOn)) return at;
  }
}
