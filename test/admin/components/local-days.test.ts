import { expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { endOfDay, startOfDay } from '../../../admin/components/list/local-days.js';

const ZONES = [
  'Europe/Istanbul',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
];
/** Clocks go on and back. */
const DAYS = ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-01-01', '2028-02-29'];

test.each(ZONES)('a local day begins and ends as luxon says: %s', (zone) => {
  for (const day of DAYS) {
    const there = DateTime.fromISO(day, { zone });
    expect([day, startOfDay(day, zone)]).toEqual([day, there.startOf('day').toUTC().toISO()]);
    expect([day, endOfDay(day, zone)]).toEqual([day, there.endOf('day').toUTC().toISO()]);
  }
});

test('where the clock skips midnight, or has it twice, a day begins with its first moment', () => {
  expect(startOfDay('2026-03-08', 'America/Havana')).toBe('2026-03-08T05:00:00.000Z');
  expect(startOfDay('2026-11-01', 'America/Havana')).toBe('2026-11-01T04:00:00.000Z');
});

test('what is no day has no beginning', () => {
  expect(startOfDay('2026-02-30x', 'UTC')).toBeNull();
  expect(startOfDay('yesterday', 'UTC')).toBeNull();
  for (const day of ['2026-02-30', '2026-04-31', '2027-02-29', '2026-13-01', '2026-00-10', '2026-11-00'])
    expect([day, startOfDay(day, 'UTC'), endOfDay(day, 'UTC')]).toEqual([day, null, null]);
  expect(endOfDay('', 'UTC')).toBeNull();
});
