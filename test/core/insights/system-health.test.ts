import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readSystemHealth, type SystemHealth } from '../../../core/insights/system-health.js';
import type { Platform } from '../../../core/platform.js';
import { operationsScope, type Id } from '../../../core/scope.js';
import { pauseSender } from '../../../core/sms/pace.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { insertBusiness, insertRows, joinedAt, newId } from './world/world.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms).toISOString();
const [MINUTE, HOUR] = [60_000, 3_600_000];

let at: TestPlatform;
let ceo: Platform;
beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock(NOW.toISOString()) });
  ceo = await ceoOf(at);
});
afterAll(() => at?.close());
beforeEach(async () => {
  await at.database.asOwner('DELETE FROM message_due');
  await at.database.asOwner('DELETE FROM campaign_due');
  await at.database.asOwner('DELETE FROM sender_pace');
});

const health = (): Promise<SystemHealth> =>
  ceo.db.acrossBusinesses(operationsScope(), (tx) => readSystemHealth(operationsScope(), tx));

/** The last hour by another way: every message is read, and counted here. */
async function hourByHand(): Promise<SystemHealth['lastHour']> {
  const rows = await at.database.asOwner<{
    status: string;
    accepted_at: Date | null;
    settled_at: Date | null;
  }>('SELECT status, accepted_at, settled_at FROM message');
  const since = (time: Date | null) => (time === null ? Infinity : NOW.getTime() - time.getTime());
  const inHour = (time: Date | null) => since(time) >= 0 && since(time) < HOUR;
  return {
    sent: rows.filter((row) => inHour(row.accepted_at)).length,
    failed: rows.filter(
      (row) =>
        row.status === 'failed' &&
        inHour(row.settled_at) &&
        (row.accepted_at === null || since(row.accepted_at) < 72 * HOUR),
    ).length,
  };
}

const due = (businessId: Id, lane: string, at_: string) =>
  at.database.asOwner(
    'INSERT INTO message_due (message_id, business_id, lane, due_at) VALUES ($1, $2, $3, $4)',
    [newId(), businessId, lane, at_],
  );

test('nothing waits and nothing rests on a platform at ease', async () => {
  expect(await health()).toEqual({
    waiting: 0,
    oldestDueAt: null,
    late: false,
    lastHour: { sent: 0, failed: 0 },
    pausedSenders: [],
  });
});

test('sent and failed are those of the last sixty minutes, of every business and payer', async () => {
  const message = (accepted: number | null, status: string, settled: number | null = null) => ({
    status,
    created_at: ago(80 * HOUR),
    accepted_at: accepted === null ? null : ago(accepted),
    settled_at: settled === null ? null : ago(settled),
  });
  await insertRows(at, await insertBusiness(at), {
    message: [
      message(HOUR, 'accepted'),
      message(HOUR - 1, 'accepted'),
      message(0, 'sent'),
      message(-1, 'sent'),
      message(MINUTE, 'delivered', 0),
      message(null, 'failed', MINUTE),
      message(null, 'failed', HOUR),
      message(null, 'skipped', MINUTE),
    ],
  });
  await insertRows(at, await insertBusiness(at, { status: 'suspended' }), {
    message: [
      { ...message(MINUTE, 'failed', 0), payer: 'platform', purpose: 'gift' },
      message(71 * HOUR, 'failed', MINUTE),
      message(73 * HOUR, 'failed', MINUTE),
    ],
  });
  const { lastHour } = await health();
  expect(lastHour).toEqual({ sent: 4, failed: 3 });
  expect(lastHour).toEqual(await hourByHand());
});

test('what is due waits, and is late after five minutes; what the provider is to be asked after does not count', async () => {
  const id = await insertBusiness(at);
  await due(id, 'codes', ago(2 * MINUTE));
  await due(id, 'messages', ago(5 * MINUTE));
  await due(id, 'messages', ago(-MINUTE));
  await due(id, 'reap', ago(HOUR));
  expect(await health()).toMatchObject({ waiting: 2, oldestDueAt: new Date(ago(5 * MINUTE)), late: false });
  await due(id, 'codes', ago(5 * MINUTE + 1));
  expect(await health()).toMatchObject({ waiting: 3, late: true });
});

test('recipients of a campaign under way wait; one that was to start and did not is late', async () => {
  const id = await insertBusiness(at);
  const campaign = async (businessId: Id, status: string, dueAt: string) => {
    const campaignId = newId();
    await insertRows(at, businessId, {
      campaign: [{ id: campaignId, status, created_at: ago(HOUR), scheduled_at: dueAt }],
      guest: ['a', 'b', 'c'].map(() => joinedAt(ago(HOUR))),
    });
    const guests = await at.database.asOwner<{ id: Id }>(
      'SELECT id FROM guest WHERE business_id = $1 ORDER BY id DESC LIMIT 3',
      [businessId],
    );
    await insertRows(at, businessId, {
      message: guests.map((guest, n) => ({
        ...{ campaign_id: campaignId, guest_id: guest.id, created_at: ago(HOUR) },
        status: n === 0 ? 'claimed' : 'pending',
      })),
    });
    await at.database.asOwner('INSERT INTO campaign_due VALUES ($1, $2, $3)', [
      businessId,
      campaignId,
      dueAt,
    ]);
  };
  await campaign(id, 'sending', ago(HOUR));
  await campaign(id, 'sending', ago(-HOUR));
  await campaign(await insertBusiness(at, { status: 'suspended' }), 'scheduled', ago(HOUR));
  expect(await health()).toMatchObject({ waiting: 2, oldestDueAt: null, late: false });
  await campaign(id, 'scheduled', ago(10 * MINUTE));
  expect(await health()).toMatchObject({ waiting: 2, oldestDueAt: new Date(ago(10 * MINUTE)), late: true });
});

test('senders rest with their reason until their pause is over', async () => {
  const until = new Date(NOW.getTime() + HOUR);
  await pauseSender(at.platform.db, '+901111111111', until, 'account_unfunded');
  await pauseSender(at.platform.db, 'KAHVE', new Date(ago(1)), 'throttled');
  expect((await health()).pausedSenders).toEqual([
    { sender: '+901111111111', reason: 'account_unfunded', until },
  ]);
});
