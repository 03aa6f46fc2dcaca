import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listCampaigns, readCampaign } from '../../../core/campaigns/read-history.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { checkRollups } from '../../../core/insights/rollups/check-rollups.js';
import { keepRollups, rollUp } from '../../../core/insights/rollups/keep-rollups.js';
import { rebuildRollups } from '../../../core/insights/rollups/rebuild-rollups.js';
import { countClick } from '../../../core/links/follow-link.js';
import { guestScope, systemScope, type Id, type Scope } from '../../../core/scope.js';
import { smsProvider } from '../../../core/sms/provider.js';
import { settleStatus } from '../../../core/sms/settle-status.js';
import { prepareCampaign } from '../../faults/sending/prepare-campaign.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { startTwilioStandIn, type TwilioStandIn } from '../../support/twilio-stand-in.js';
import { campaignsRaw } from './oracle/campaigns.js';
import { insertBusiness, insertRows, newId } from './world/world.js';

let at: TestPlatform;
let twilio: TwilioStandIn;

beforeAll(async () => {
  twilio = await startTwilioStandIn({ faults: { callbacks: false } });
  at = await openTestPlatform({
    config: { ...twilio.environment, PUBLIC_URL: 'https://t.example', SMS_RATE_PER_SECOND: '1000' },
  });
});
afterAll(async () => {
  await twilio?.close();
  await at?.close();
});

const CREATED = { created_at: '2026-11-10T09:00:00Z' };
const list = (scope: Scope) => at.platform.db.inScope(scope, (tx) => listCampaigns(scope, tx));
const faultsOf = (scope: Scope) =>
  at.platform.db.inScope(scope, async (tx) => (await checkRollups(scope, tx)).faults);
const rowsOf = async (id: Id) =>
  at.database.asOwner(
    'SELECT status, reason, people, clicked, loose FROM campaign_sum WHERE business_id = $1 ORDER BY 1, 2, 4',
    [id],
  );

/** A campaign of so many recipients who wait. */
async function campaignOf(people: number): Promise<{ id: Id; scope: Scope; messageIds: Id[] }> {
  const id = await insertBusiness(at);
  const [campaign, guests] = [newId(), Array.from({ length: people }, newId)];
  const messageIds = guests.map(newId);
  await insertRows(at, id, {
    guest: guests.map((guest) => ({
      ...{ id: guest, proven_at: CREATED.created_at, last_visit_at: CREATED.created_at },
      ...CREATED,
    })),
    campaign: [{ id: campaign, ...CREATED }],
    message: guests.map((guest_id, n) => ({
      ...{ id: messageIds[n], guest_id, campaign_id: campaign },
      ...CREATED,
    })),
  });
  return { id, scope: systemScope(id), messageIds };
}

test('many differences become a row for each sum, and those that come to nothing none', async () => {
  const { id, scope, messageIds } = await campaignOf(3);
  for (const messageId of messageIds)
    await at.database.asOwner(
      `UPDATE message SET status = 'sent', accepted_at = created_at WHERE id = $1 AND business_id = $2`,
      [messageId, id],
    );
  await at.database.asOwner(
    `INSERT INTO link_click (business_id, message_id, device_hash, at) VALUES ($1, $2, '', $3)`,
    [id, messageIds[0], CREATED.created_at],
  );
  expect((await rowsOf(id)).length).toBeGreaterThan(3);
  const before = await list(scope);
  expect(before).toMatchObject(await campaignsRaw(at.database, id));
  await keepRollups(at.platform);
  expect(await rowsOf(id)).toEqual([
    { status: 'sent', reason: null, people: 3, clicked: 0, loose: false },
    { status: null, reason: null, people: 0, clicked: 1, loose: false },
  ]);
  expect(await list(scope)).toEqual(before);
});

test('of first clicks on one SMS at the same moment one counts', async () => {
  const { id, scope, messageIds } = await campaignOf(10);
  const guest = guestScope(id);
  for (const messageId of messageIds)
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((agent) =>
        at.platform.db.inScope(guest, (tx) =>
          countClick(guest, tx, { messageId, address: '10.0.0.1', agent }),
        ),
      ),
    );
  expect((await list(scope))[0]).toMatchObject({ clicked: 10 });
  expect(await faultsOf(scope)).toEqual([]);
});

test('a coupon counts for each campaign with its gift, also for one that got it later', async () => {
  const { id, scope } = await campaignOf(1);
  const [gift, guest_id] = [newId(), newId()];
  const when = CREATED.created_at;
  await insertRows(at, id, {
    guest: [{ id: guest_id, proven_at: when, last_visit_at: when, ...CREATED }],
    gift: [{ id: gift, kind: 'campaign', started_at: when }],
    gift_version: [{ gift_id: gift, ...CREATED }],
    campaign: [{ gift_id: gift, ...CREATED }],
    coupon: [
      { gift_id: gift, guest_id, status: 'redeemed', issued_at: when, redeemed_at: when, expires_at: when },
    ],
  });
  await rollUp(scope, at.platform);
  await at.database.asOwner('UPDATE campaign SET gift_id = $2 WHERE business_id = $1', [id, gift]);
  expect((await list(scope)).map(({ redeemed }) => redeemed)).toEqual([1, 1]);
  await at.database.asOwner(
    `UPDATE coupon SET status = 'issued', redeemed_at = NULL WHERE business_id = $1`,
    [id],
  );
  expect((await list(scope)).map(({ redeemed }) => redeemed)).toEqual([0, 0]);
});

test('while workers send, reports come in and jobs sum and count anew, no look at any moment sees a wrong sum', async () => {
  const SIZE = 300;
  const { scope, campaignId } = await prepareCampaign(at, SIZE);
  const [id, guest] = [scope.businessId, guestScope(scope.businessId)];
  const provider = smsProvider(at.platform);
  let busy = true;
  const looks = new Set<string>();
  const whileBusy = async (work: () => Promise<unknown>) => {
    while (busy) await work();
  };
  const others = [
    whileBusy(() => keepRollups(at.platform)),
    whileBusy(() => rollUp(scope, at.platform)),
    whileBusy(() => rebuildRollups(at.platform, scope)),
    whileBusy(async () => {
      expect(await faultsOf(scope)).toEqual([]);
      const shown = (await at.platform.db.inScope(scope, (tx) => readCampaign(scope, tx, campaignId)))!;
      expect([0, SIZE]).toContain(shown.recipients);
      looks.add(JSON.stringify(shown.totals));
    }),
  ];
  const report = async () => {
    const taken = await at.database.asOwner<{ messageId: Id; providerId: string; provider: string }>(
      `SELECT id AS "messageId", provider_id AS "providerId", provider FROM message WHERE business_id = $1 AND status = 'accepted' LIMIT 50`,
      [id],
    );
    await Promise.all(
      taken.map(async (one) => {
        for (const status of ['sent', 'delivered'] as const)
          await at.platform.db.inScope(scope, (tx) =>
            settleStatus(scope, tx, { ...one, status, reason: null }),
          );
        await at.platform.db.inScope(guest, (tx) =>
          countClick(guest, tx, { messageId: one.messageId, address: '10.0.0.1', agent: 'a' }),
        );
      }),
    );
    return taken.length;
  };
  try {
    await Promise.all([
      sendCampaigns(at.platform, provider),
      sendCampaigns(await at.openAnother(), provider),
      (async () => {
        for (let settled = 0; settled < SIZE;) settled += await report();
      })(),
    ]);
  } finally {
    busy = false;
    await Promise.all(others);
  }
  expect(looks.size).toBeGreaterThan(3);
  const sums = {
    totals: [{ status: 'delivered', reason: null, people: SIZE }],
    clicked: SIZE,
    smsReserved: 0,
  };
  expect(await list(scope)).toMatchObject([sums]);
  expect(await list(scope)).toMatchObject(await campaignsRaw(at.database, id));
}, 60_000);

test('a sum that was tampered with is named by the check, and made right by a rebuild', async () => {
  const { id, scope } = await campaignOf(2);
  await rollUp(scope, at.platform);
  await at.database.asOwner('UPDATE campaign_sum SET people = 5 WHERE business_id = $1', [id]);
  expect(await faultsOf(scope)).toEqual([
    expect.objectContaining({ level: 'campaign_sum', figure: 'people', stored: 5, counted: 2 }),
  ]);
  await rebuildRollups(at.platform, scope);
  expect(await faultsOf(scope)).toEqual([]);
  expect((await list(scope))[0]).toMatchObject({ recipients: 2 });
});
