import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endCampaign } from '../../../core/campaigns/end-campaign.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import { readBalance } from '../../../core/packages/balance.js';
import type { Id } from '../../../core/scope.js';
import { pauseSender } from '../../../core/sms/pace.js';
import { sandboxProvider } from '../../../core/sms/sandbox.js';
import type { OutgoingSms, SmsProvider } from '../../../core/sms/port.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeGuests } from '../../support/make-guests.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-01T09:00:00Z');
let at: TestPlatform;
let wishes = 0;

beforeAll(async () => {
  at = await openTestPlatform({ clock, config: { SMS_RATE_PER_SECOND: '50' } });
});
afterAll(() => at?.close());

const send = (cafe: CampaignCafe): Promise<Id> =>
  cafe.run((tx) =>
    quickSendCampaign(cafe.owner, tx, { draft: CAMPAIGN, requestKey: `a-look-${(wishes += 1)}` }),
  );
const statusOf = async (id: Id) =>
  (await at.database.asOwner<{ status: string }>('SELECT status FROM campaign WHERE id = $1', [id]))[0]
    ?.status;
const due = async (id: Id) =>
  (
    await at.database.asOwner<{ due_at: Date }>('SELECT due_at FROM campaign_due WHERE campaign_id = $1', [
      id,
    ])
  ).map(({ due_at }) => due_at);
const setBusiness = (cafe: CampaignCafe, status: string) =>
  at.database.asOwner('UPDATE business SET status = $2 WHERE business_id = $1', [cafe.id, status]);

/** A worker that looks on and on without a pause is stopped, so that the test fails rather than hangs. */
async function sendAtMost(looks: number, provider: SmsProvider): Promise<number> {
  const stop = new AbortController();
  let looked = 0;
  const inScope = at.platform.db.inScope.bind(at.platform.db);
  at.platform.db.inScope = (scope, work) => {
    if ((looked += 1) > looks) stop.abort();
    return inScope(scope, work);
  };
  await sendCampaigns(at.platform, provider, { signal: stop.signal }).finally(
    () => (at.platform.db.inScope = inScope),
  );
  return looked;
}

test('what cannot be started is looked at once a minute, and starts when its business is open again', async () => {
  const cafe = await openCampaignCafe(at, { guests: 2 });
  const id = await send(cafe);
  await setBusiness(cafe, 'suspended');
  expect(await sendAtMost(50, sandboxProvider(at.platform))).toBeLessThan(20);
  expect(await statusOf(id)).toBe('scheduled');
  expect(await due(id)).toEqual([new Date(clock.now().getTime() + 60_000)]);
  await setBusiness(cafe, 'open');
  clock.advance({ minutes: 1 });
  await sendCampaigns(at.platform, sandboxProvider(at.platform));
  expect(await statusOf(id)).toBe('sent');
});

test('whoever was about to end what is scheduled again leaves its time alone', async () => {
  const cafe = await openCampaignCafe(at, { guests: 1 });
  const id = await send(cafe);
  const later = new Date(clock.now().getTime() + 7_200_000);
  await at.database.asOwner('UPDATE campaign SET scheduled_at = $2 WHERE id = $1', [id, later]);
  expect(await startCampaign(at.platform, cafe.system, id)).toBe(false);
  expect(await endCampaign(at.platform, cafe.system, id)).toBe(false);
  expect(await due(id)).toEqual([later]);
  clock.advance({ hours: 3 });
  await sendCampaigns(at.platform, sandboxProvider(at.platform));
  expect(await statusOf(id)).toBe('sent');
});

test('a campaign that falls due while a longer one is being sent does not wait for its end', async () => {
  const [long, short] = [await openCampaignCafe(at), await openCampaignCafe(at, { guests: 2 })];
  await makeGuests(at.platform, long.system, 200);
  await send(long);
  const sandbox = sandboxProvider(at.platform);
  const order: Id[] = [];
  let asked: Promise<Id> | undefined;
  await sendCampaigns(at.platform, {
    ...sandbox,
    async send(message: OutgoingSms) {
      order.push(message.businessId);
      asked ??= send(short);
      await asked;
      return sandbox.send(message);
    },
  });
  expect(order.filter((id) => id === short.id)).toHaveLength(2);
  expect(order.filter((id) => id === long.id)).toHaveLength(200);
  expect(order.lastIndexOf(short.id)).toBeLessThan(order.length - 50);
});

test.each([
  ['after', false],
  ['before', true],
])(
  'one recipient who cannot be read %s the freeze fails alone, and nothing stays held',
  async (_, before) => {
    const cafe = await openCampaignCafe(at, { guests: 3, bookedSms: 50 });
    const spoil = () =>
      at.database.asOwner(
        `UPDATE guest SET name_sealed = '\\x0001deadbeef', name_irregular = true WHERE id = $1`,
        [cafe.guestIds[1]],
      );
    const id = await send(cafe);
    if (!before) await startCampaign(at.platform, cafe.system, id);
    await spoil();
    expect(await sendAtMost(200, sandboxProvider(at.platform))).toBeLessThan(50);
    expect(
      await at.database.asOwner(
        'SELECT status, reason, count(*)::int AS n FROM message WHERE campaign_id = $1 GROUP BY 1, 2 ORDER BY 1',
        [id],
      ),
    ).toEqual([
      { status: 'accepted', reason: null, n: 2 },
      { status: 'failed', reason: 'unreadable', n: 1 },
    ]);
    expect(await statusOf(id)).toBe('sent');
    expect(await cafe.run((tx) => readBalance(cafe.owner, tx))).toEqual({ available: 46, reserved: 0 });
    expect((await cafe.run((tx) => verifyLedger(cafe.owner, tx))).faults).toEqual([]);
  },
);

test('a campaign whose sender is refused is left alone until the pause is over', async () => {
  const cafe = await openCampaignCafe(at, { guests: 2 });
  await at.database.asOwner(`UPDATE business SET sms_sender = '+905000000002' WHERE business_id = $1`, [
    cafe.id,
  ]);
  const until = new Date(clock.now().getTime() + 300_000);
  await pauseSender(at.platform.db, '+905000000002', until, 'account_sender');
  const id = await send(cafe);
  expect(await sendAtMost(100, sandboxProvider(at.platform))).toBeLessThan(50);
  expect(await due(id)).toEqual([until]);
});

test('who is in a country that may not be written to any more is left out, with the reason', async () => {
  const cafe = await openCampaignCafe(at, { guests: 2 });
  const id = await send(cafe);
  await startCampaign(at.platform, cafe.system, id);
  await at.database.asOwner(`UPDATE guest SET phone_country = 'ZZ' WHERE id = $1`, [cafe.guestIds[0]]);
  await sendCampaigns(at.platform, sandboxProvider(at.platform));
  expect(
    await at.database.asOwner('SELECT status, reason FROM message WHERE campaign_id = $1 ORDER BY status', [
      id,
    ]),
  ).toEqual([
    { status: 'accepted', reason: null },
    { status: 'skipped', reason: 'country_not_allowed' },
  ]);
});
