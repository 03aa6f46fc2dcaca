import { expect, test } from '@jest/globals';
import { DateTime, IANAZone } from 'luxon';
import { endOfDay, startOfDay as startInPanel } from '../../admin/components/list/local-days.js';
import { periodAt, periodBefore, rangeOf, splitPeriod, type PeriodUnit } from '../../core/insights/period.js';
import { monthSoFar } from '../../core/insights/month-so-far.js';
import { addDays, dayAt, isDay, startOfDay } from '../../core/local-day.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [FROM, UNTIL] = [Date.UTC(2018, 0), Date.UTC(2028, 0)];

/** The moments of ten years at which a zone's clock is moved; two within a fortnight are not told apart. */
function transitionsOf(zone: string): number[] {
  const iana = IANAZone.create(zone);
  const found: number[] = [];
  for (let at = FROM; at < UNTIL; at += 14 * DAY) {
    let [before, after] = [at, at + 14 * DAY];
    const first = iana.offset(before);
    if (iana.offset(after) === first) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (iana.offset(middle) === first) before = middle;
      else after = middle;
    }
    found.push(after);
  }
  return found;
}

/** Every change that a clock of the world makes; zones that make one alike are looked at once. */
const CHANGES = new Map<string, { zone: string; change: number }>();
for (const zone of Intl.supportedValuesOf('timeZone'))
  for (const change of transitionsOf(zone)) {
    const iana = IANAZone.create(zone);
    CHANGES.set(`${change} ${iana.offset(change - 1)} ${iana.offset(change)}`, { zone, change });
  }

test('the changes of ten years are there', () => {
  expect(CHANGES.size).toBeGreaterThan(300);
});

test.each<PeriodUnit>(['day', 'week', 'month', 'year'])(
  'at every change of every zone, each moment belongs to exactly one %s',
  (unit) => {
    for (const { zone, change } of CHANGES.values()) {
      const fault = (what: string, at: Date) => `${zone} ${unit} ${what} ${at.toISOString()}`;
      let period = periodAt(unit, new Date(change - 36 * HOUR), zone);
      while (period.until.getTime() < change + 36 * HOUR) {
        const next = periodAt(unit, period.until, zone);
        if (next.since.getTime() !== period.until.getTime()) throw new Error(fault('gap', period.until));
        if (next.until <= next.since) throw new Error(fault('empty', next.since));
        if (periodBefore(next).since.getTime() !== period.since.getTime())
          throw new Error(fault('before', next.since));
        period = next;
      }
      // Around the change each moment is in the period that it asks for.
      for (const away of [-2 * HOUR, -HOUR, -1, 0, 1, HOUR / 2, HOUR - 1, HOUR, 2 * HOUR]) {
        const at = new Date(change + away);
        const { since, until } = periodAt(unit, at, zone);
        if (since > at || until <= at) throw new Error(fault('outside', at));
      }
    }
  },
);

test('a day begins when the wall first shows it, in the panel as in every figure', () => {
  for (const { zone, change } of CHANGES.values())
    for (const away of [-DAY, 0, DAY]) {
      const day = dayAt(new Date(change + away), zone);
      const start = startOfDay(day, zone);
      const shown = (ms: number) => DateTime.fromMillis(start.getTime() + ms, { zone }).toISODate()!;
      expect([zone, day, shown(0), shown(-1) < day]).toEqual([zone, day, day, true]);
      expect([zone, day, startInPanel(day, zone)]).toEqual([zone, day, start.toISOString()]);
      const end = new Date(startOfDay(addDays(day, 1), zone).getTime() - 1);
      expect([zone, day, endOfDay(day, zone)]).toEqual([zone, day, end.toISOString()]);
    }
});

test.each([
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
  ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z', 23],
  ['Atlantic/Azores', '2026-10-25', '2026-10-25T00:00:00.000Z', 25],
  ['Asia/Beirut', '2026-10-24', '2026-10-23T21:00:00.000Z', 25],
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', 23],
  // The clock was moved back over midnight, a minute after it.
  ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00.000Z', 25],
  // A day that was left out.
  ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 0],
])('in %s %s begins at %s and has %d hours', (zone, day, begins, hours) => {
  const { since, until } = rangeOf(day, day, zone);
  expect(since.toISOString()).toBe(begins);
  expect((until.getTime() - since.getTime()) / HOUR).toBe(hours);
});

test('the repeated hour of Havana is of one day, one month and one part of a month', () => {
  for (const at of ['2026-11-01T04:30:00Z', '2026-11-01T05:30:00Z'].map((text) => new Date(text))) {
    expect(dayAt(at, 'America/Havana')).toBe('2026-11-01');
    const month = periodAt('month', at, 'America/Havana');
    expect(month.since.toISOString()).toBe('2026-11-01T04:00:00.000Z');
    expect(monthSoFar(at, 'America/Havana').since).toEqual(month.since);
    const days = splitPeriod(month, 'day');
    expect(days).toHaveLength(30);
    expect(days[0]!.until).toEqual(days[1]!.since);
  }
});

test('a day is written in one way, and exists', () => {
  expect(['2026-11-30', '2028-02-29'].map(isDay)).toEqual([true, true]);
  for (const text of ['2026-02-30', '2027-02-29', '2026-11-30T00:00', '2026-11-3', 'x', ''])
    expect([text, isDay(text)]).toEqual([text, false]);
});
