import { DateTime } from 'luxon';

/** Local times of day, `21:00` to `09:00`: nothing is sent in between. The same time twice is never quiet. */
export interface QuietHours {
  from: string;
  until: string;
  /** IANA name of the business's time zone. */
  timezone: string;
}

const MINUTE_MS = 60_000;
const DAY = 24 * 60;

/** Whether the clock on the business's wall shows a quiet time. Throws RangeError for what is no time of day. */
export function isQuiet(at: Date, { from, until, timezone }: QuietHours): boolean {
  const now = wallMinute(at, timezone);
  const [start, end] = [readMinutes(from), readMinutes(until)];
  return start <= end ? start <= now && now < end : start <= now || now < end;
}

/** The first moment from `at` on that is not quiet: `at` itself, or when the quiet hours end by the wall clock. */
export function nextAllowed(at: Date, hours: QuietHours): Date {
  let moment = at;
  while (isQuiet(moment, hours)) moment = wallTimeOrClockChange(moment, hours.until, hours.timezone);
  return moment;
}

/** The first moment from `at` on that is quiet, `at` itself included; null where it is never quiet. */
export function nextQuiet(at: Date, hours: QuietHours): Date | null {
  if (readMinutes(hours.from) === readMinutes(hours.until)) return null;
  let moment = at;
  while (!isQuiet(moment, hours)) moment = wallTimeOrClockChange(moment, hours.from, hours.timezone);
  return moment;
}

/** The moment at which so much time outside the quiet hours has passed since `at`. */
export function afterAllowed(at: Date, ms: number, hours: QuietHours): Date {
  let moment = at;
  for (let left = ms; ;) {
    moment = nextAllowed(moment, hours);
    const quiet = nextQuiet(moment, hours);
    if (quiet === null || quiet.getTime() - moment.getTime() >= left)
      return new Date(moment.getTime() + left);
    left -= quiet.getTime() - moment.getTime();
    moment = quiet;
  }
}

/** When the wall shows that time if no clock is moved; else the moment at which it is moved, which may end or prolong what is. */
function wallTimeOrClockChange(since: Date, time: string, timezone: string): Date {
  const minute = Math.floor(since.getTime() / MINUTE_MS);
  const end = minute + ((readMinutes(time) - wallMinute(since, timezone) + DAY) % DAY);
  const offset = (of: number) => DateTime.fromMillis(of * MINUTE_MS, { zone: timezone }).offset;
  const before = offset(minute);
  if (offset(end) === before) return new Date(end * MINUTE_MS);
  let [same, moved] = [minute, end];
  while (moved - same > 1) {
    const middle = Math.floor((same + moved) / 2);
    if (offset(middle) === before) same = middle;
    else moved = middle;
  }
  return new Date(moved * MINUTE_MS);
}

function wallMinute(at: Date, timezone: string): number {
  const { hour, minute } = DateTime.fromJSDate(at, { zone: timezone });
  return hour * 60 + minute;
}

function readMinutes(time: string): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (!hour || !minute) throw new RangeError(`${time} is no time of day`);
  return Number(hour) * 60 + Number(minute);
}
