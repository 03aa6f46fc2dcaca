import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readWhatNeedsDoing } from '../../../core/insights/what-needs-doing.js';
import { saveReminder } from '../../../core/reminders/save-reminder.js';
import type { Scope } from '../../../core/scope.js';
import { ceoOf, GIFT, makeBusiness, makeStaff, type Made } from '../../support/make-business.js';
import { REMINDER } from '../../support/reminder-cafe.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { insertRows, newId } from './world/world.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

/** A business that lacks nothing, unless told. */
async function owned(made: Made = {}): Promise<Scope> {
  const { id } = await makeBusiness(at, { bookedSms: 1_000, gift: GIFT, ...made });
  return makeStaff(at, id, 'owner');
}

/** As the owner, under the role of staff. */
const read = async (scope: Scope) =>
  (await ceoOf(at)).db.inScope(scope, (tx) => readWhatNeedsDoing(scope, tx));

test('a business that lacks nothing has nothing to do', async () => {
  expect(await read(await owned())).toEqual([]);
});

test('a new business needs a gift, a package and a review link', async () => {
  expect(await read(await owned({ gift: null, bookedSms: 0, reviewUrl: null }))).toEqual([
    { what: 'no_gift' },
    { what: 'no_package' },
    { what: 'no_review_link' },
  ]);
});

test.each([
  [100, []],
  [99, [{ what: 'package_low', remaining: 99 }]],
  [0, [{ what: 'package_empty' }]],
])('a package of 1,000 with %d left', async (available, expected) => {
  const scope = await owned();
  await at.database.asOwner('UPDATE ledger_balance SET available = $2 WHERE business_id = $1', [
    scope.businessId,
    available,
  ]);
  expect(await read(scope)).toEqual(expected);
});

test('a suspended business is told first that it is', async () => {
  const scope = await owned({ reviewUrl: null });
  await at.database.asOwner(`UPDATE business SET status = 'suspended' WHERE business_id = $1`, [
    scope.businessId,
  ]);
  expect(await read(scope)).toEqual([{ what: 'not_open', status: 'suspended' }, { what: 'no_review_link' }]);
});

test('campaigns that somebody paused or that were put back are named with their reason, others are not', async () => {
  const scope = await owned();
  const campaign = (status: string, paused_reason: string | null = null) => ({
    ...{ id: newId(), status, paused_reason, body: `${status} tea` },
    created_at: '2026-11-01T00:00:00Z',
    scheduled_at: '2026-11-02T00:00:00Z',
  });
  const rows = [
    campaign('paused'),
    campaign('draft', 'no_sms_left'),
    ...['draft', 'scheduled', 'sending', 'sent', 'cancelled', 'deleted'].map((status) => campaign(status)),
  ];
  await insertRows(at, scope.businessId, { campaign: rows });
  expect(await read(scope)).toEqual([
    { what: 'campaign_stopped', campaignId: rows[1]!.id, body: 'draft tea', reason: 'no_sms_left' },
    { what: 'campaign_stopped', campaignId: rows[0]!.id, body: 'paused tea', reason: null },
  ]);
  expect(await read(await owned())).toEqual([]);
});

test('a reminder that rests is named while it is on', async () => {
  const scope = await owned();
  const { db } = await ceoOf(at);
  await db.inScope(scope, (tx) => saveReminder(scope, tx, { kind: 'no_visit', version: 0, ...REMINDER }));
  expect(await read(scope)).toEqual([]);
  const rest = (enabled: boolean) =>
    at.database.asOwner(
      `UPDATE reminder SET rests_because = 'text_invalid', enabled = $2 WHERE business_id = $1`,
      [scope.businessId, enabled],
    );
  await rest(true);
  expect(await read(scope)).toEqual([{ what: 'reminder_rests', kind: 'no_visit', reason: 'text_invalid' }]);
  await rest(false);
  expect(await read(scope)).toEqual([]);
});

test('a cashier is told nothing', async () => {
  const { businessId } = await owned();
  await expect(read(await makeStaff(at, businessId, 'cashier'))).rejects.toMatchObject({ code: 'forbidden' });
});
