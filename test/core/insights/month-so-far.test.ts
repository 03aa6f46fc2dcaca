import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { monthSoFar } from '../../../core/insights/month-so-far.js';
import { readOwnerOverview } from '../../../core/insights/owner-overview.js';
import { firstDayOf, periodBefore, splitPeriod } from '../../../core/insights/period.js';
import { keepRollups } from '../../../core/insights/rollups/keep-rollups.js';
import { systemScope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { insertBusiness, insertRows } from './world/world.js';

const NOW = '2026-11-20T12:00:00Z';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock(NOW) });
});
afterAll(() => at?.close());

test.each([
  // In Istanbul it is three hours later than UTC.
  ['in the middle', '2026-11-20T12:07:00Z', 'Europe/Istanbul', '2026-11-20T12:15', '2026-10-20T12:15'],
  ['on a quarter of an hour', NOW, 'Europe/Istanbul', '2026-11-20T12:15', '2026-10-20T12:15'],
  ['on the first day', '2026-11-30T21:05:00Z', 'Europe/Istanbul', '2026-11-30T21:15', '2026-10-31T21:15'],
  ['in the last minutes', '2026-11-30T20:59:00Z', 'Europe/Istanbul', '2026-11-30T21:00', '2026-10-31T21:00'],
  [
    'on a day that the last month lacks',
    '2026-03-30T10:00:00Z',
    'UTC',
    '2026-03-30T10:15',
    '2026-03-01T00:00',
  ],
  // The clock went back on 25 October: by the wall it was ten there too.
  ['across a clock change', '2026-11-10T09:00:00Z', 'Europe/Berlin', '2026-11-10T09:15', '2026-10-10T08:15'],
])('the same stretch %s', (_name, now, zone, until, beforeUntil) => {
  const period = monthSoFar(new Date(now), zone);
  const before = periodBefore(period);
  expect(period.until.toISOString().slice(0, 16)).toBe(until);
  expect(before.until.toISOString().slice(0, 16)).toBe(beforeUntil);
  expect(firstDayOf(before).slice(8)).toBe('01');
  expect(firstDayOf(period) > firstDayOf(before)).toBe(true);
});

test('what happened at this very moment counts, what happened later in the last month does not', async () => {
  const id = await insertBusiness(at);
  const scope = systemScope(id);
  await insertRows(at, id, {
    scan: [
      ...['2026-10-31T21:00:00Z', '2026-11-20T08:00:00Z', NOW].map((moment) => ({ at: moment })),
      ...['2026-10-20T12:14:59Z', '2026-10-20T12:15:00Z', '2026-10-30T08:00:00Z'].map((moment) => ({
        at: moment,
      })),
    ],
  });
  const read = () =>
    at.platform.db.inScope(scope, async (tx) => {
      const period = monthSoFar(tx.now, 'Europe/Istanbul');
      const { figures, daily } = await readOwnerOverview(scope, tx, period);
      expect(daily).toHaveLength(splitPeriod(period, 'day').length);
      expect(daily.at(-1)).toMatchObject({ day: '2026-11-20', scans: 2 });
      return figures.scans;
    });
  expect(await read()).toEqual({ now: 3, before: 1 });
  await keepRollups(at.platform);
  expect(await read()).toEqual({ now: 3, before: 1 });
});
