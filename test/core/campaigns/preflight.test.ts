import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { preflight } from '../../../core/campaigns/preflight.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { readBalance } from '../../../core/packages/balance.js';
import type { Scope } from '../../../core/scope.js';
import { smsProvider } from '../../../core/sms/provider.js';
import { OFFER } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf, makeBusiness, makeStaff } from '../../support/make-business.js';
import { makeGuests } from '../../support/make-guests.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { startTwilioStandIn, type TwilioStandIn } from '../../support/twilio-stand-in.js';

const clock = new FakeClock('2026-11-16T09:00:00Z');
let at: TestPlatform;
let twilio: TwilioStandIn;
let phones = 4_915_112_000_000;

beforeAll(async () => {
  twilio = await startTwilioStandIn({ now: () => clock.now().getTime(), faults: { callbacks: false } });
  at = await openTestPlatform({
    clock,
    config: { ...twilio.environment, PUBLIC_URL: 'https://t.example', SMS_RATE_PER_SECOND: '1000' },
  });
});
afterAll(async () => {
  await twilio?.close();
  await at?.close();
});

const NAMES = [
  'Şule',
  'Ali',
  'Łukasz',
  'Ηλίας',
  'Екатерина',
  '李小龙',
  'क्षितिज कुमार',
  'Jean-Luc',
  'Ğ'.repeat(40),
];
const draft = (body: string, transliterate = false) => ({
  body,
  language: 'en' as const,
  transliterate,
  audience: { who: 'all' as const },
});

async function cafe(): Promise<{ scope: Scope; owner: Scope }> {
  const { id, system } = await makeBusiness(at, { country: 'DE', bookedSms: 5_000 });
  const more = { names: NAMES, firstPhone: (phones += 1_000) };
  await makeGuests(at.platform, system, 27, more);
  return { scope: system, owner: await makeStaff(at, id, 'owner') };
}

const look = (scope: Scope, body: string, transliterate = false) =>
  at.platform.db.inScope(scope, (tx) => preflight(scope, tx, at.config, draft(body, transliterate)));

/** Sends it at once and answers the texts that the provider got, by number. */
async function send(owner: Scope, body: string, transliterate = false) {
  const before = twilio.store.messages.length;
  const panel = await ceoOf(at);
  await panel.db.inScope(owner, async (tx) => {
    const wanted = { ...draft(body, transliterate), ...(/\{code\}/i.test(body) && { offer: OFFER }) };
    const { id: campaignId, revision } = await draftCampaign(owner, tx, wanted);
    await quickSendCampaign(owner, tx, { campaignId, revision, requestKey: randomUUID() });
  });
  await sendCampaigns(at.platform, smsProvider(at.platform));
  return twilio.store.messages.slice(before);
}

test.each([
  ['Hello {name}, cake at the weekend.', false],
  ['Merhaba {name}, hafta sonu kek var. Şeker gibi!', false],
  ['Merhaba {name}, hafta sonu kek var. Şeker gibi!', true],
  [`${'{name} '.repeat(6)}long names break segments where they like: ${'cake '.repeat(20)}`, false],
  ['See {link} and bring {code}, {name}.', false],
])('preflight says what it will cost, and that is what the provider bills: %s (%s)', async (body, plain) => {
  const { scope, owner } = await cafe();
  const before = twilio.store.report().billedSegments;
  const said = await look(scope, body, plain);
  expect(said).toMatchObject({ people: 27, willGet: 27, leftOut: [], available: 5_000 });
  expect(await send(owner, body, plain)).toHaveLength(27);
  expect(twilio.store.report().billedSegments - before).toBe(said.sms);
});

test('everybody has exactly one verdict, and those who get it are those who were counted', async () => {
  const { scope, owner } = await cafe();
  const ids = await at.platform.db.inScope(scope, (tx) =>
    tx.sql<{ id: string }>('SELECT id FROM guest ORDER BY id LIMIT 6'),
  );
  const [refused, abroad, gone] = [ids.slice(0, 3), ids.slice(3, 5), ids.slice(5)].map((some) =>
    some.map(({ id }) => id),
  );
  await at.platform.db.inScope(scope, async (tx) => {
    await tx.sql('UPDATE guest SET sms_consent = false WHERE id = ANY($1)', [refused]);
    await tx.sql(`UPDATE guest SET phone_country = 'TR' WHERE id = ANY($1)`, [abroad]);
    await tx.sql(
      'UPDATE guest SET erased_at = $2, phone_sealed = NULL, name_sealed = NULL WHERE id = ANY($1)',
      [gone, tx.now],
    );
  });
  const said = await look(scope, 'Hello {name}');
  expect(said).toMatchObject({
    people: 26,
    willGet: 21,
    leftOut: [
      { reason: 'no_consent', people: 3 },
      { reason: 'country_not_allowed', people: 2 },
    ],
  });
  expect(await send(owner, 'Hello {name}')).toHaveLength(21);
  const rows = await at.platform.db.inScope(scope, (tx) =>
    tx.sql(
      `SELECT status, reason, count(*)::int FROM message WHERE campaign_id IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC`,
    ),
  );
  expect(rows).toEqual([
    { status: 'accepted', reason: null, count: 21 },
    { status: 'skipped', reason: 'no_consent', count: 3 },
    { status: 'skipped', reason: 'country_not_allowed', count: 2 },
  ]);
});

test('a link and a coupon are each person’s own, and the way out is said', async () => {
  const { scope, owner } = await cafe();
  const texts = (await send(owner, 'Cake, {name}: {link} {code}')).map(({ body }) => body);
  const found = (pattern: RegExp) => new Set(texts.map((text) => pattern.exec(text)?.[0]));
  expect(found(/https:\/\/t\.example\/l\/[0-9A-Z]{10}/).size).toBe(27);
  expect(found(/[A-Z2-9]{4}-[A-Z2-9]{4}/).size).toBe(27);
  expect(found(/\nOpt out: https:\/\/t\.example\/optout\/[0-9A-Z]{10}$/).size).toBe(27);
  const coupons = await at.platform.db.inScope(scope, (tx) =>
    tx.sql(
      `SELECT FROM coupon c JOIN gift g USING (business_id) WHERE g.id = c.gift_id AND g.kind = 'campaign'`,
    ),
  );
  expect(coupons).toHaveLength(27);
});

test('one’s thousand do not hold up another’s few: campaigns take turns', async () => {
  const big = await cafe();
  const small = await cafe();
  await makeGuests(at.platform, big.scope, 600, { firstPhone: 4_915_113_000_000 });
  const panel = await ceoOf(at);
  for (const { owner } of [big, small])
    await panel.db.inScope(owner, async (tx) => {
      const { id: campaignId, revision } = await draftCampaign(owner, tx, draft('Hello'));
      await quickSendCampaign(owner, tx, { campaignId, revision, requestKey: randomUUID() });
    });
  const before = twilio.store.messages.length;
  await sendCampaigns(at.platform, smsProvider(at.platform));
  const order = twilio.store.messages
    .slice(before)
    .map(({ statusCallback }) => new URL(statusCallback!).searchParams.get('b'));
  expect(order).toHaveLength(27 + 627);
  // All of the small one's are out before the big one is half done.
  expect(order.lastIndexOf(small.scope.businessId)).toBeLessThan(330);
});

// Last: nobody sends what it starts.
test('what a start holds is what preflight said, whatever campaigns there were before', async () => {
  const { scope, owner } = await cafe();
  await at.platform.db.inScope(scope, (tx) =>
    tx.sql('UPDATE guest SET sms_consent = false WHERE id = (SELECT min(id) FROM guest)'),
  );
  await at.database.asOwner('UPDATE business SET campaign_pause_hours = 0 WHERE business_id = $1', [
    scope.businessId,
  ]);
  const panel = await ceoOf(at);
  const held: number[] = [];
  const said: number[] = [];
  for (const body of ['Hello {name}', `Hello {name}, ${'cake '.repeat(40)}`]) {
    said.push((await look(scope, body)).sms);
    const campaignId = await panel.db.inScope(owner, async (tx) => {
      const { id, revision } = await draftCampaign(owner, tx, draft(body));
      return quickSendCampaign(owner, tx, { campaignId: id, revision, requestKey: randomUUID() });
    });
    expect(await startCampaign(at.platform, scope, campaignId)).toBe(true);
    held.push((await at.platform.db.inScope(scope, (tx) => readBalance(scope, tx))).reserved);
  }
  expect(said[1]).toBeGreaterThan(said[0]!);
  expect(held).toEqual([said[0], said[0]! + said[1]!]);
});
