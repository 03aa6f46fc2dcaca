import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { readLocalTime } from '../../../core/campaigns/local-time.js';

const read = (date: string, time: string, timezone: string) =>
  readLocalTime({ date, time }, timezone).toISOString();

test('an hour that the clock leaves out is no time', () => {
  expect(() => read('2026-03-29', '02:30', 'Europe/Berlin')).toThrow('time_invalid');
  expect(read('2026-03-29', '03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
});

test('of an hour that comes twice it is the first', () => {
  expect(read('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(read('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
});

test('whatever moment it answers, the wall shows that time then, and not an hour before', () => {
  const zones = fc.constantFrom(
    'Europe/Istanbul',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  );
  const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 });
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const wall = DateTime.fromISO('2026-01-01T00:00Z').plus({ minutes: minute }).toUTC();
      const [date, time] = [wall.toFormat('yyyy-MM-dd'), wall.toFormat('HH:mm')];
      const shows = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
      let moment: Date;
      try {
        moment = readLocalTime({ date, time }, zone);
      } catch {
        // Then no moment of that day shows it.
        for (let offset = -14 * 60; offset <= 14 * 60; offset += 15)
          expect(shows(wall.minus({ minutes: offset }).toJSDate())).not.toBe(`${date} ${time}`);
        return;
      }
      expect(shows(moment)).toBe(`${date} ${time}`);
      for (const earlier of [30, 60])
        expect(shows(new Date(moment.getTime() - earlier * 60_000))).not.toBe(`${date} ${time}`);
    }),
    { numRuns: 2000 },
  );
});
