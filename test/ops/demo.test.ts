import { afterAll, expect, test } from '@jest/globals';
import { checkSignIn } from '../../core/accounts/sign-in.js';
import { createLog } from '../../core/log.js';
import { findBusinessBySlug, listBusinessIds } from '../../core/businesses/find-business.js';
import { verifyActivity } from '../../core/activity-log/verify-activity.js';
import { verifyConsents } from '../../core/guests/verify-consents.js';
import { readElsewhere } from '../../core/insights/elsewhere.js';
import { systemScope } from '../../core/scope.js';
import { loadDemo } from '../../ops/demo/load-demo.js';
import { zoneOfBusiness } from '../../core/insights/business-period.js';
import { checkRollups } from '../../core/insights/rollups/check-rollups.js';
import { expectOwnerFigures } from '../core/insights/oracle/expect-owner-figures.js';
import { expectPlatformFigures } from '../core/insights/oracle/expect-platform-figures.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

const log = createLog('test', 'silent');
const until = new Date('2026-11-20T15:00:00Z');
const opened: TestPlatform[] = [];
afterAll(async () => {
  for (const test of opened) await test.close();
});

const figuresOf = ({ database }: TestPlatform) =>
  database.asOwner(`
    SELECT s.slug, b.status,
      (SELECT count(*) FROM guest g WHERE g.business_id = b.business_id) AS guests,
      (SELECT count(*) FROM guest g WHERE g.business_id = b.business_id AND sms_consent) AS consents,
      (SELECT count(*) FROM scan c WHERE c.business_id = b.business_id) AS scans,
      (SELECT string_agg(network || n, ' ' ORDER BY network) FROM (SELECT network, count(*) AS n FROM social_click k WHERE k.business_id = b.business_id GROUP BY 1) y) AS clicks,
      (SELECT count(*) FROM visit v WHERE v.business_id = b.business_id) AS visits,
      (SELECT string_agg(status || n, ' ' ORDER BY status) FROM (SELECT status, count(*) AS n FROM coupon c WHERE c.business_id = b.business_id GROUP BY 1) x) AS coupons,
      (SELECT min(proven_at)::text || max(last_visit_at)::text FROM guest g WHERE g.business_id = b.business_id) AS span
    FROM business b JOIN business_slug s ON s.business_id = b.business_id AND s.is_current ORDER BY 1`);

async function loaded(): Promise<TestPlatform> {
  const test = await openTestPlatform({ config: { DEMO_PASSWORD: 'ayva-nar-incir' } });
  opened.push(test);
  expect(await loadDemo(test.config, log, { until })).toEqual({ loaded: true });
  return test;
}

test('the same seed lives the same history, whose logs hold', async () => {
  const [one, two] = [await loaded(), await loaded()];
  const figures = await figuresOf(one);
  expect(figures).toEqual(await figuresOf(two));
  expect(figures.length).toBeGreaterThanOrEqual(6);
  expect(figures.find((row) => row['slug'] === 'kahve-duragi')?.['clicks']).toMatch(
    /^instagram\d+ tiktok\d+ website\d+$/,
  );
  expect(await loadDemo(one.config, log, { until })).toEqual({ loaded: false });
  const first = systemScope((await findBusinessBySlug(one.platform.db, 'kahve-duragi'))!.businessId);
  const elsewhere = await one.platform.db.inScope(first, (tx) => readElsewhere(first, tx, '2026-10'));
  expect(elsewhere.enough).toBe(true);
  for (const id of await listBusinessIds(one.platform.db)) {
    const scope = systemScope(id);
    const [activity, consents] = await one.platform.db.inScope(scope, async (tx) => [
      await verifyActivity(scope, tx),
      await verifyConsents(scope, tx),
    ]);
    expect(activity.faults).toEqual([]);
    expect(consents.faults).toEqual([]);
    expect(activity.checked).toBeGreaterThan(0);
  }
  const panel = await one.openAnother({ as: 'ceo' });
  for (const [email, role] of [
    ['ceo@tarakazan.example', 'ceo'],
    ['owner@kahve-duragi.example', 'owner'],
    ['cashier@kahve-duragi.example', 'cashier'],
  ] as const)
    expect(await checkSignIn(panel, { email, password: 'ayva-nar-incir' })).toMatchObject({ role });
  const owners = await one.database.asOwner(`SELECT FROM account WHERE role = 'owner'`);
  expect(owners).toHaveLength(figures.length);
  await expectExactFigures(one);
  // Two whole loads: long on a machine that does much else.
}, 240_000);

/** Of a month that has begun, at each business and at all of them; none of it left to be summed. */
async function expectExactFigures(at: TestPlatform): Promise<void> {
  let sums = 0;
  for (const id of await listBusinessIds(at.platform.db)) {
    const scope = systemScope(id);
    const [rollups, zone] = await at.platform.db.inScope(scope, async (tx) => [
      await checkRollups(scope, tx),
      await zoneOfBusiness(scope, tx),
    ]);
    expect(rollups.faults).toEqual([]);
    sums += rollups.checked;
    await expectOwnerFigures(at, id, { day: '2026-11-03', zone });
  }
  expect(sums).toBeGreaterThan(10_000);
  expect(await at.platform.db.route('SELECT FROM rollup_mark LIMIT 1')).toEqual([]);
  const ceo = await at.openAnother({ as: 'ceo' });
  await expectPlatformFigures(at, ceo, { day: '2026-11-03', zone: 'Europe/Istanbul' });
}
