import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  afterAllowed,
  isQuiet,
  nextAllowed,
  nextQuiet,
  type QuietHours,
} from '../../../core/campaigns/quiet-hours.js';

const NIGHT = { from: '21:00', until: '09:00' };
const BERLIN = 'Europe/Berlin';

test.each([
  // Istanbul keeps +03:00 all year.
  ['Europe/Istanbul', NIGHT, '2026-07-01T17:59:59.999Z', null],
  ['Europe/Istanbul', NIGHT, '2026-07-01T18:00:00Z', '2026-07-02T06:00:00Z'],
  ['Europe/Istanbul', NIGHT, '2026-07-02T05:59:59.999Z', '2026-07-02T06:00:00Z'],
  ['Europe/Istanbul', NIGHT, '2026-07-02T06:00:00Z', null],
  // Berlin's night of 29 March lacks the hour from two to three, that of 25 October has it twice.
  [BERLIN, NIGHT, '2026-03-28T21:00:00Z', '2026-03-29T07:00:00Z'],
  [BERLIN, NIGHT, '2026-10-24T20:00:00Z', '2026-10-25T08:00:00Z'],
  [BERLIN, { from: '22:00', until: '02:30' }, '2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z'],
  [BERLIN, { from: '02:15', until: '02:45' }, '2026-03-29T00:59:00Z', null],
  [BERLIN, { from: '22:00', until: '02:30' }, '2026-10-25T00:10:00Z', '2026-10-25T00:30:00Z'],
  [BERLIN, { from: '22:00', until: '02:30' }, '2026-10-25T00:40:00Z', null],
  [BERLIN, { from: '22:00', until: '02:30' }, '2026-10-25T01:10:00Z', '2026-10-25T01:30:00Z'],
  [BERLIN, { from: '13:00', until: '14:00' }, '2026-06-01T11:20:30.500Z', '2026-06-01T12:00:00Z'],
  [BERLIN, { from: '09:00', until: '09:00' }, '2026-06-01T07:00:00Z', null],
])('in %s with %j it may go at %s: else %s', (timezone, times, at, next) => {
  const hours = { ...times, timezone };
  expect(isQuiet(new Date(at), hours)).toBe(next !== null);
  expect(nextAllowed(new Date(at), hours)).toEqual(new Date(next ?? at));
});

test.each(['9:00', '24:00', '09:60', '', 'noon'])('%j is no time of day', (from) => {
  expect(() => isQuiet(new Date(), { from, until: '10:00', timezone: BERLIN })).toThrow(RangeError);
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 45, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const zone = fc.constantFrom(BERLIN, 'Europe/Istanbul', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
/** Near the nights on which clocks are moved (Istanbul's last one was in 2016), and anywhere. */
const moment = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29',
      '2026-10-25',
      '2026-04-05',
      '2026-10-04',
      '2026-03-08',
      '2026-11-01',
      '2016-03-27',
      '2026-06-15',
    ),
    fc.integer({ min: -30 * 60, max: 30 * 60 }),
    fc.integer({ min: 0, max: MINUTE - 1 }),
  )
  .map(([day, minutes, ms]) => new Date(Date.parse(day) + minutes * MINUTE + ms));

/** The wall clock as another library reads it. */
function wall(at: Date, { timezone }: QuietHours): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' }).format(
    at,
  );
}
function quietByWall(at: Date, hours: QuietHours): boolean {
  const now = wall(at, hours);
  if (hours.from === hours.until) return false;
  if (hours.from < hours.until) return hours.from <= now && now < hours.until;
  return !(hours.until <= now && now < hours.from);
}

test('the next moment is the first of all minutes that is not quiet', () => {
  fc.assert(
    fc.property(moment, time, time, zone, (at, from, until, timezone) => {
      const hours = { from, until, timezone };
      expect(isQuiet(at, hours)).toBe(quietByWall(at, hours));
      let walked = at.getTime();
      while (quietByWall(new Date(walked), hours)) walked = (Math.floor(walked / MINUTE) + 1) * MINUTE;
      const next = nextAllowed(at, hours);
      expect(next).toEqual(new Date(walked));
      expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(25 * HOUR);
    }),
    { numRuns: 60 },
  );
});

test('the next quiet moment is the first of all minutes that is quiet, and there is none without quiet hours', () => {
  fc.assert(
    fc.property(moment, time, time, zone, (at, from, until, timezone) => {
      const hours = { from, until, timezone };
      if (from === until) return expect(nextQuiet(at, hours)).toBe(null);
      let walked = at.getTime();
      while (!quietByWall(new Date(walked), hours)) walked = (Math.floor(walked / MINUTE) + 1) * MINUTE;
      expect(nextQuiet(at, hours)).toEqual(new Date(walked));
    }),
    { numRuns: 60 },
  );
});

test.each([
  // Noon, nine hours until the night and three from the morning on.
  ['2026-11-02T12:00:00Z', NIGHT, 12, '2026-11-03T12:00:00.000Z'],
  ['2026-11-02T12:00:00Z', NIGHT, 9, '2026-11-02T21:00:00.000Z'],
  ['2026-11-02T23:00:00Z', NIGHT, 1, '2026-11-03T10:00:00.000Z'],
  ['2026-11-02T12:00:00Z', { from: '00:00', until: '00:00' }, 12, '2026-11-03T00:00:00.000Z'],
])('from %s with %j, %d hours outside the quiet ones are over at %s', (at, hours, allowed, over) => {
  const moment = afterAllowed(new Date(at), allowed * 3_600_000, { ...hours, timezone: 'UTC' });
  expect(moment.toISOString()).toBe(over);
});
