import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readBestHours } from '../../core/insights/best-hours.js';
import { listBusinessPerformance } from '../../core/insights/business-performance.js';
import { readElsewhere } from '../../core/insights/elsewhere.js';
import { monthSoFar } from '../../core/insights/month-so-far.js';
import { readMonthlyOverview } from '../../core/insights/monthly-overview.js';
import { readOwnerOverview } from '../../core/insights/owner-overview.js';
import { periodAt } from '../../core/insights/period.js';
import { readPlatformGrowth } from '../../core/insights/platform-growth.js';
import { readPlatformOverview } from '../../core/insights/platform-overview.js';
import { readReviewFunnel } from '../../core/insights/review-funnel.js';
import { keepRollups } from '../../core/insights/rollups/keep-rollups.js';
import { readSocialClicks } from '../../core/insights/social-clicks.js';
import { operationsScope, systemScope, type Id } from '../../core/scope.js';
import { pauseSender } from '../../core/sms/pace.js';
import { insertRows, joinedAt } from '../core/insights/world/world.js';
import { FakeClock } from '../support/fake-clock.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestAdmin, type TestAdmin } from './open-test-admin.js';

const NOW = '2026-11-20T12:00:00Z';
const ZONE = 'Europe/Istanbul';
const ADDRESS = '/admin/api/dashboard';

let at: TestAdmin;
let a: Id;
let b: Id;

const times = (count: number, moment: string) => Array.from({ length: count }, () => ({ at: moment }));

beforeAll(async () => {
  at = await openTestAdmin({ clock: new FakeClock(NOW) });
  ({ id: a } = await makeBusiness(at, { name: 'Ayşe Kafe', bookedSms: 500, gift: null }));
  ({ id: b } = await makeBusiness(at, { name: 'Gizli Kafe' }));
  const app = await at.openAnother({ as: 'app' });
  await insertRows(at, a, {
    scan: [
      ...times(3, '2026-11-03T09:00:00Z'),
      ...times(5, '2026-10-03T09:00:00Z'),
      // Later in October than it is now in November.
      ...times(70, '2026-10-25T09:00:00Z'),
    ],
    guest: [joinedAt('2026-10-04T09:00:00Z'), joinedAt('2026-11-04T09:00:00Z')],
    social_click: [{ at: '2026-11-05T09:00:00Z', network: 'instagram' }],
  });
  await keepRollups(app);
  await insertRows(at, a, { scan: times(4, '2026-11-20T11:00:00Z') });
  await insertRows(at, b, { scan: times(9, '2026-11-06T09:00:00Z') });
  for (const [email, of] of [
    ['owner@a.example', { businessId: a, role: 'owner' as const }],
    ['cashier@a.example', { businessId: a, role: 'cashier' as const }],
    ['owner@b.example', { businessId: b, role: 'owner' as const }],
    ['ceo@tarakazan.example', undefined],
  ] as const)
    await at.addAccount(email, of);
});
afterAll(() => at?.close());

async function homeOf(email: string): Promise<Record<string, unknown>> {
  const answer = await (await at.enter(email)).get(ADDRESS, { accept: 'application/json' });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('an owner gets the figures of core, of this month beside the same stretch of the last', async () => {
  const home = await homeOf('owner@a.example');
  const scope = systemScope(a);
  const figures = await at.platform.db.inScope(scope, async (tx) => {
    const soFar = monthSoFar(tx.now, ZONE);
    const month = periodAt('month', tx.now, ZONE);
    return {
      overview: await readOwnerOverview(scope, tx, soFar),
      reviews: await readReviewFunnel(scope, tx, soFar),
      social: (await readSocialClicks(scope, tx, soFar)).figures,
      bestHours: await readBestHours(scope, tx),
      months: await readMonthlyOverview(scope, tx, month),
      elsewhere: await readElsewhere(scope, tx, '2026-11'),
    };
  });
  expect(home).toMatchObject(asJson(figures) as object);
  expect(home).toMatchObject({
    business: 'Ayşe Kafe',
    days: {
      now: { first: '2026-11-01', last: '2026-11-20' },
      before: { first: '2026-10-01', last: '2026-10-20' },
    },
    overview: {
      figures: { scans: { now: 7, before: 5 }, customers: { now: 2, before: 1 } },
      sms: { remaining: 500, reserved: 0 },
    },
    // A year from its first day on.
    package: { booked: 500, lastDay: '2027-11-19' },
    social: { clicksInstagram: { now: 1, before: 0 } },
    bestHours: { enough: false },
    elsewhere: { enough: false },
  });
  expect(home['toDos']).toEqual(['There is no gift yet. Until there is one, your page says “opening soon”.']);
});

test('another owner gets nothing of it, and a cashier no figure at all', async () => {
  expect(await homeOf('owner@b.example')).toMatchObject({
    business: 'Gizli Kafe',
    overview: { figures: { scans: { now: 9, before: 0 }, customers: { now: 0, before: 0 } } },
  });
  expect(await homeOf('cashier@a.example')).toEqual({ role: 'cashier', business: 'Ayşe Kafe', lists: [] });
});

test('who is signed out gets nothing', async () => {
  const answer = await at.visitor().get(ADDRESS, { accept: 'application/json' });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: 'signed_out' } });
});

test('the CEO gets the figures of core, and whether everything runs', async () => {
  await pauseSender(at.platform.db, '+901111111111', new Date('2026-11-20T13:00:00Z'), 'account_unfunded');
  const home = await homeOf('ceo@tarakazan.example');
  const scope = operationsScope();
  const figures = await at.platform.db.acrossBusinesses(scope, async (tx) => {
    const soFar = monthSoFar(tx.now, ZONE);
    return {
      overview: await readPlatformOverview(scope, tx, soFar),
      top: await listBusinessPerformance(scope, tx, soFar, { most: 10 }),
      growth: await readPlatformGrowth(scope, tx, periodAt('month', tx.now, ZONE)),
    };
  });
  expect(home).toMatchObject(asJson(figures) as object);
  expect(home).toMatchObject({
    overview: { interactions: { month: { now: 16, before: 5 } } },
    top: [{ name: 'Gizli Kafe' }, { name: 'Ayşe Kafe' }],
    health: {
      ...{ waiting: 0, oldestDue: null, late: false, lastHour: { sent: 0, failed: 0 } },
      pausedSenders: [
        expect.stringMatching(
          /^\+901111111111 rests until Nov 20, 16:00\. The account at the SMS provider has no credit/,
        ),
      ],
    },
  });
});
