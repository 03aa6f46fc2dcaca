import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { businessPeriod } from '../../../core/insights/business-period.js';
import { periodAt, periodBefore, type PeriodUnit } from '../../../core/insights/period.js';
import { readCounts, readPlatformCounts } from '../../../core/insights/read-counts.js';
import { keepRollups } from '../../../core/insights/rollups/keep-rollups.js';
import { operationsScope, systemScope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { ZONES } from './world/random-world.js';
import { insertBusiness, insertRows } from './world/world.js';

/** In each of these some zone changes its clocks. */
const MOMENTS = [
  '2026-03-29T09:00:00Z',
  '2026-10-25T09:00:00Z',
  '2026-04-05T01:00:00Z',
  '2026-09-06T15:00:00Z',
];
const UNITS: PeriodUnit[] = ['day', 'week', 'month', 'year'];

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock(MOMENTS[0]!) });
});
afterAll(() => at?.close());

/** Four in the period, its first and last milliseconds twice; one before it and one after. */
const scansAround = (since: Date, until: Date) =>
  [
    since.getTime() - 1,
    since.getTime(),
    since.getTime(),
    until.getTime() - 1,
    until.getTime() - 1,
    until.getTime(),
  ].map((ms) => ({ at: new Date(ms).toISOString() }));

test.each(ZONES)(
  'in %s what happens in the first and last millisecond of a day, week, month and year is in it, before and after it is summed',
  async (zone) => {
    for (const moment of MOMENTS) {
      for (const unit of UNITS) {
        const id = await insertBusiness(at, { timezone: zone });
        const scope = systemScope(id);
        const period = periodAt(unit, new Date(moment), zone);
        await insertRows(at, id, { scan: scansAround(period.since, period.until) });
        const read = () =>
          at.platform.db.inScope(scope, async (tx) => {
            expect(await businessPeriod(scope, tx, unit, new Date(moment))).toEqual(period);
            const counts = await readCounts(scope, tx, [period, periodBefore(period)], ['scans']);
            return counts.map(({ scans }) => scans);
          });
        expect([unit, moment, await read()]).toEqual([unit, moment, [4, 1]]);
        await keepRollups(at.platform);
        expect([unit, moment, await read()]).toEqual([unit, moment, [4, 1]]);
      }
    }
  },
);

test('the platform counts by its own clock what a business counts by another', async () => {
  const ceo = await ceoOf(at);
  const id = await insertBusiness(at, { timezone: 'Asia/Kolkata' });
  // Both are of December there; in Istanbul the first is still of November.
  await insertRows(at, id, { scan: [{ at: '2030-11-30T19:00:00Z' }, { at: '2030-11-30T21:00:00Z' }] });
  const scope = systemScope(id);
  const december = (zone: string) => periodAt('month', new Date('2030-12-10T00:00:00Z'), zone);
  const both = async () => [
    await at.platform.db.inScope(scope, (tx) => readCounts(scope, tx, [december('Asia/Kolkata')], ['scans'])),
    await ceo.db.acrossBusinesses(operationsScope(), (tx) =>
      readPlatformCounts(operationsScope(), tx, [december('Europe/Istanbul')], ['scans']),
    ),
  ];
  expect(await both()).toEqual([[{ scans: 2 }], [{ scans: 1 }]]);
  await keepRollups(at.platform);
  expect(await both()).toEqual([[{ scans: 2 }], [{ scans: 1 }]]);
});
