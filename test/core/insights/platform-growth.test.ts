import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { periodAt } from '../../../core/insights/period.js';
import { readPlatformGrowth } from '../../../core/insights/platform-growth.js';
import { operationsScope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { insertBusiness, insertRows, joinedAt } from './world/world.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock('2026-11-20T12:00:00Z') });
});
afterAll(() => at?.close());

test('growth by month is that of all regions together', async () => {
  const scan = (moment: string) => ({ at: moment });
  const izmir = await insertBusiness(at, { region: 'İzmir', created_at: '2026-10-05T00:00:00Z' });
  const ankara = await insertBusiness(at, { region: 'Ankara', created_at: '2026-11-05T00:00:00Z' });
  await insertRows(at, izmir, {
    scan: [scan('2026-10-06T10:00:00Z'), scan('2026-11-06T10:00:00Z')],
    guest: [joinedAt('2026-11-06T10:00:00Z')],
  });
  await insertRows(at, ankara, {
    scan: [scan('2026-11-07T10:00:00Z')],
    guest: [joinedAt('2026-11-07T10:00:00Z')],
  });
  const ceo = await ceoOf(at);
  const scope = operationsScope();
  const growth = await ceo.db.acrossBusinesses(scope, (tx) =>
    readPlatformGrowth(scope, tx, periodAt('month', tx.now, 'Europe/Istanbul'), 3),
  );
  expect(growth).toEqual([
    { month: '2026-09-01', businesses: 0, joined: 0, interactions: 0 },
    { month: '2026-10-01', businesses: 1, joined: 0, interactions: 1 },
    { month: '2026-11-01', businesses: 2, joined: 2, interactions: 2 },
  ]);
});
