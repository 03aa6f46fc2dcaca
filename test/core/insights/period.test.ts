import { describe, expect, test } from '@jest/globals';
import { piecesOf } from '../../../core/insights/pieces.js';
import {
  periodAt,
  periodBefore,
  periodsUntil,
  rangeOf,
  splitPeriod,
  type PeriodUnit,
} from '../../../core/insights/period.js';

/** Zone, unit, a moment in it, and where it begins, ends, and the one before it begins: in UTC. */
const BOUNDARIES: [string, PeriodUnit, string, string, string, string][] = [
  ['UTC', 'day', '2026-03-01T00:00:00Z', '2026-03-01T00:00Z', '2026-03-02T00:00Z', '2026-02-28T00:00Z'],
  ['UTC', 'year', '2026-12-31T23:59:59.999Z', '2026-01-01T00:00Z', '2027-01-01T00:00Z', '2025-01-01T00:00Z'],
  [
    'Europe/Istanbul',
    'day',
    '2026-11-01T20:59:59.999Z',
    '2026-10-31T21:00Z',
    '2026-11-01T21:00Z',
    '2026-10-30T21:00Z',
  ],
  [
    'Europe/Istanbul',
    'week',
    '2027-01-03T20:00:00Z',
    '2026-12-27T21:00Z',
    '2027-01-03T21:00Z',
    '2026-12-20T21:00Z',
  ],
  [
    'Europe/Istanbul',
    'month',
    '2026-02-28T20:59:59.999Z',
    '2026-01-31T21:00Z',
    '2026-02-28T21:00Z',
    '2025-12-31T21:00Z',
  ],
  [
    'Europe/Istanbul',
    'year',
    '2025-12-31T21:00:00Z',
    '2025-12-31T21:00Z',
    '2026-12-31T21:00Z',
    '2024-12-31T21:00Z',
  ],
  // A day of 23 hours, a day of 25, a week and a month across the change.
  [
    'Europe/Berlin',
    'day',
    '2026-03-29T12:00:00Z',
    '2026-03-28T23:00Z',
    '2026-03-29T22:00Z',
    '2026-03-27T23:00Z',
  ],
  [
    'Europe/Berlin',
    'day',
    '2026-10-25T12:00:00Z',
    '2026-10-24T22:00Z',
    '2026-10-25T23:00Z',
    '2026-10-23T22:00Z',
  ],
  [
    'Europe/Berlin',
    'week',
    '2026-10-25T12:00:00Z',
    '2026-10-18T22:00Z',
    '2026-10-25T23:00Z',
    '2026-10-11T22:00Z',
  ],
  [
    'Europe/Berlin',
    'month',
    '2026-03-31T21:59:59.999Z',
    '2026-02-28T23:00Z',
    '2026-03-31T22:00Z',
    '2026-01-31T23:00Z',
  ],
  // Midnights within an hour of UTC.
  [
    'Asia/Kolkata',
    'day',
    '2026-05-10T18:29:59.999Z',
    '2026-05-09T18:30Z',
    '2026-05-10T18:30Z',
    '2026-05-08T18:30Z',
  ],
  [
    'Asia/Kolkata',
    'month',
    '2026-04-30T18:30:00Z',
    '2026-04-30T18:30Z',
    '2026-05-31T18:30Z',
    '2026-03-31T18:30Z',
  ],
  [
    'Asia/Kathmandu',
    'week',
    '2026-05-10T18:14:59.999Z',
    '2026-05-03T18:15Z',
    '2026-05-10T18:15Z',
    '2026-04-26T18:15Z',
  ],
  [
    'America/St_Johns',
    'year',
    '2026-07-01T00:00:00Z',
    '2026-01-01T03:30Z',
    '2027-01-01T03:30Z',
    '2025-01-01T03:30Z',
  ],
  // A change of half an hour.
  [
    'Australia/Lord_Howe',
    'day',
    '2026-10-03T20:00:00Z',
    '2026-10-03T13:30Z',
    '2026-10-04T13:00Z',
    '2026-10-02T13:30Z',
  ],
  // A midnight that there is not: the day begins at one.
  [
    'America/Santiago',
    'day',
    '2026-09-06T12:00:00Z',
    '2026-09-06T04:00Z',
    '2026-09-07T03:00Z',
    '2026-09-05T04:00Z',
  ],
  // A day that there was not: the 30th of December 2011.
  [
    'Pacific/Apia',
    'month',
    '2011-12-20T00:00:00Z',
    '2011-12-01T10:00Z',
    '2011-12-31T10:00Z',
    '2011-11-01T10:00Z',
  ],
];

test.each(BOUNDARIES)(
  'in %s a %s around %s begins, ends and follows another where its calendar says',
  (zone, unit, moment, since, until, before) => {
    const period = periodAt(unit, new Date(moment), zone);
    expect([period.since, period.until]).toEqual([new Date(since), new Date(until)]);
    const earlier = periodBefore(period);
    expect([earlier.since, earlier.until]).toEqual([new Date(before), new Date(since)]);
  },
);

describe('a range', () => {
  test('is of whole local days, with as many before it, also across a clock change', () => {
    const range = rangeOf('2026-03-28', '2026-03-30', 'Europe/Berlin');
    expect([range.since, range.until]).toEqual([
      new Date('2026-03-27T23:00Z'),
      new Date('2026-03-30T22:00Z'),
    ]);
    const before = periodBefore(range);
    expect([before.since, before.until]).toEqual([new Date('2026-03-24T23:00Z'), range.since]);
  });

  test.each([
    ['2026-03-02', '2026-03-01'],
    ['2026-02-30', '2026-03-01'],
    ['today', '2026-03-01'],
    ['2010-01-01', '2026-03-01'],
  ])('from %s to %s is refused', (first, last) => {
    expect(() => rangeOf(first, last, 'UTC')).toThrow('time_invalid');
  });
});

test('a month is split into its days and into weeks that are cut at its ends, without a gap', () => {
  const month = periodAt('month', new Date('2026-10-10T12:00Z'), 'Europe/Berlin');
  expect(splitPeriod(month, 'day')).toHaveLength(31);
  const weeks = splitPeriod(month, 'week');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]!.since).toEqual(month.since);
  expect(weeks.at(-1)!.until).toEqual(month.until);
  weeks.slice(1).forEach((week, at) => expect(week.since).toEqual(weeks[at]!.until));
});

test('the months until one follow each other', () => {
  const months = periodsUntil(periodAt('month', new Date('2026-03-10T12:00Z'), 'Asia/Kolkata'), 4);
  expect(months.map(({ since }) => since.toISOString())).toEqual([
    '2025-11-30T18:30:00.000Z',
    '2025-12-31T18:30:00.000Z',
    '2026-01-31T18:30:00.000Z',
    '2026-02-28T18:30:00.000Z',
  ]);
});

test('a month in Istanbul is a month of UTC, the three hours before it, less its last three', () => {
  const month = periodAt('month', new Date('2026-11-10T12:00Z'), 'Europe/Istanbul');
  expect(piecesOf(month)).toEqual([
    { sign: 1, level: 'month', since: new Date('2026-11-01T00:00Z'), until: new Date('2026-12-01T00:00Z') },
    { sign: 1, level: 'quarter', since: new Date('2026-10-31T21:00Z'), until: new Date('2026-11-01T00:00Z') },
    {
      sign: -1,
      level: 'quarter',
      since: new Date('2026-11-30T21:00Z'),
      until: new Date('2026-12-01T00:00Z'),
    },
  ]);
});
