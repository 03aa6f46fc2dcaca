import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { preflight } from '../../../core/campaigns/preflight.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { sendCampaigns } from '../../../core/campaigns/send-campaigns.js';
import { recordConsent } from '../../../core/guests/record-consent.js';
import { currentConsentText } from '../../../core/guests/consent-text.js';
import { readCustomers } from '../../../core/guests/list-customers.js';
import { readGuestHistory } from '../../../core/guests/read-history.js';
import { verifyConsents } from '../../../core/guests/verify-consents.js';
import { readBalance } from '../../../core/packages/balance.js';
import type { Id } from '../../../core/scope.js';
import type { OutgoingSms, SendResult, SmsProvider } from '../../../core/sms/port.js';
import { queueMessage } from '../../../core/sms/queue-message.js';
import { sendDue } from '../../../core/sms/send-due.js';
import { settleStatus } from '../../../core/sms/settle-status.js';
import { messageReason } from '../../../core/sms/twilio/error-codes.js';
import type { SmsReason } from '../../../core/sms/reasons.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;
let cafe: CampaignCafe;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());
beforeEach(async () => {
  clock.advance({ days: 100 });
  cafe = await openCampaignCafe(at, { guests: 3 });
});

/** Refuses whatever it is told to, by the n-th message. */
class StandIn implements SmsProvider {
  readonly name = 'stand-in';
  sent = 0;
  constructor(private readonly answer: (message: OutgoingSms) => SendResult['result'] | SmsReason) {}
  async send(message: OutgoingSms): Promise<SendResult> {
    this.sent += 1;
    const answer = this.answer(message);
    return answer === 'accepted'
      ? { result: 'accepted', providerId: message.reference }
      : { result: 'refused', reason: answer as SmsReason };
  }
  async find(): Promise<{ found: 'unknown' }> {
    return { found: 'unknown' };
  }
}

const send = async (provider: SmsProvider) => {
  clock.advance({ days: 8 });
  await cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { draft: CAMPAIGN, requestKey: randomUUID() }));
  await sendCampaigns(at.platform, provider);
};
const look = () =>
  at.platform.db.inScope(cafe.system, (tx) =>
    preflight(cafe.system, tx, at.config, { ...CAMPAIGN, audience: { who: 'all' } }),
  );
const guestOf = async (id: Id) =>
  (
    await at.database.asOwner<{ sms_consent: boolean; unreachable_reason: string | null }>(
      'SELECT sms_consent, unreachable_reason FROM guest WHERE id = $1',
      [id],
    )
  )[0];
const lastMessage = async (guestId: Id) =>
  (
    await at.database.asOwner<{ id: Id }>(
      'SELECT id FROM message WHERE guest_id = $1 ORDER BY id DESC LIMIT 1',
      [guestId],
    )
  )[0]!.id;

/** What the provider reports later about the guest's last SMS. */
async function report(guestId: Id, reason: SmsReason): Promise<void> {
  const messageId = await lastMessage(guestId);
  const report = { messageId, provider: 'stand-in', providerId: `${cafe.id}-${messageId}` };
  await at.platform.db.inScope(cafe.system, (tx) =>
    settleStatus(cafe.system, tx, { ...report, status: 'failed', reason }),
  );
}

test.each<[number, SmsReason, boolean]>([
  [21610, 'unsubscribed', false],
  [21211, 'invalid_number', true],
  [21614, 'not_a_mobile', true],
  [21635, 'landline', true],
])(
  '%i in the answer (%s) takes the guest out of the next audience, with the reason',
  async (code, reason, keepsConsent) => {
    expect(messageReason(code)).toBe(reason);
    const [first] = cafe.guestIds;
    const refused = await phoneOf(first!);
    await send(new StandIn(({ to }) => (to === refused ? reason : 'accepted')));
    expect(await guestOf(first!)).toEqual({ sms_consent: keepsConsent, unreachable_reason: reason });
    expect(await look()).toMatchObject({
      people: 3,
      leftOut: expect.arrayContaining([{ reason, people: 1 }]),
    });
    clock.advance({ days: 8 });
    expect(await look()).toMatchObject({ willGet: 2, leftOut: [{ reason, people: 1 }] });
    const next = new StandIn(() => 'accepted');
    await send(next);
    expect(next.sent).toBe(2);
    const balance = await at.platform.db.inScope(cafe.system, (tx) => readBalance(cafe.system, tx));
    expect(balance).toMatchObject({ reserved: 0 });
  },
);

test.each<SmsReason>(['landline', 'unknown_number', 'unsubscribed'])(
  'a report that comes later says the same: %s',
  async (reason) => {
    await send(new StandIn(() => 'accepted'));
    await report(cafe.guestIds[1]!, reason);
    await report(cafe.guestIds[1]!, reason);
    expect(await guestOf(cafe.guestIds[1]!)).toMatchObject({ unreachable_reason: reason });
    clock.advance({ days: 8 });
    expect(await look()).toMatchObject({ willGet: 2, leftOut: [{ reason, people: 1 }] });
  },
);

test('an opt-out that the provider knows is a withdrawal with the source "provider", once, and the chain holds', async () => {
  const [first] = cafe.guestIds;
  await send(new StandIn(() => 'unsubscribed'));
  const entries = await at.database.asOwner(
    'SELECT kind, channel FROM consent_entry WHERE guest_id = $1 ORDER BY seq',
    [first],
  );
  expect(entries).toEqual([
    { kind: 'given', channel: 'web' },
    { kind: 'withdrawn', channel: 'provider' },
  ]);
  const { events } = await cafe.run((tx) => readGuestHistory(cafe.owner, tx, first!));
  expect(events).toContainEqual(expect.objectContaining({ kind: 'consent_withdrawn', channel: 'provider' }));
  const [shown] = await cafe.run((tx) => readCustomers(cafe.owner, tx, [first!]));
  expect(shown).toMatchObject({ smsConsent: false, unreachable: 'unsubscribed' });
  const verdict = await at.platform.db.inScope(cafe.system, (tx) => verifyConsents(cafe.system, tx));
  expect(verdict.faults).toEqual([]);
});

test('a phone that is out of reach is left out after the third time within 90 days, not before', async () => {
  const [first, second] = cafe.guestIds;
  for (const [days, marked] of [
    [0, null],
    [80, null],
    // 96 days after the first one: the second within 90 days.
    [8, null],
    [8, 'unreachable'],
  ] as const) {
    clock.advance({ days });
    await send(new StandIn(() => 'accepted'));
    await report(first!, 'unreachable');
    expect([days, (await guestOf(first!))!.unreachable_reason]).toEqual([days, marked]);
  }
  expect((await guestOf(second!))!.unreachable_reason).toBe(null);
});

test.each<SmsReason>([
  'blocked_by_carrier',
  'carrier_error',
  'expired',
  'spam_filtered',
  'undelivered',
  'sender_invalid',
])('what holds for one message only marks nobody: %s', async (reason) => {
  for (let n = 0; n < 3; n += 1) {
    await send(new StandIn(() => 'accepted'));
    await report(cafe.guestIds[0]!, reason);
  }
  expect(await guestOf(cafe.guestIds[0]!)).toEqual({ sms_consent: true, unreachable_reason: null });
});

test('what was frozen before the fact was known is skipped at the claim, with the reason', async () => {
  await cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { draft: CAMPAIGN, requestKey: randomUUID() }));
  const giftTo = cafe.guestIds[0]!;
  const to = await phoneOf(giftTo);
  const provider = new StandIn((message) => (message.purpose === 'reply' ? 'landline' : 'accepted'));
  await at.platform.db.inScope(cafe.system, (tx) =>
    queueMessage(cafe.system, tx, {
      ...{ purpose: 'reply', payer: 'platform', guestId: giftTo, to, language: 'tr', body: 'Merhaba' },
    }),
  );
  const { startCampaign } = await import('../../../core/campaigns/start-campaign.js');
  const [{ id } = { id: '' }] = await at.database.asOwner<{ id: Id }>(
    'SELECT max(id)::text AS id FROM campaign',
  );
  await startCampaign(at.platform, cafe.system, id);
  await sendDue(at.platform, provider, 'messages');
  await sendCampaigns(at.platform, provider);
  const rows = await at.database.asOwner(
    'SELECT status, reason FROM message WHERE campaign_id = $1 AND guest_id = $2',
    [id, giftTo],
  );
  expect(rows).toEqual([{ status: 'skipped', reason: 'landline' }]);
});

test('a phone that is proven anew is reachable again, and an older SMS that fails later changes nothing', async () => {
  const [first] = cafe.guestIds;
  await send(new StandIn(() => 'accepted'));
  await report(first!, 'landline');
  await send(new StandIn(() => 'accepted'));
  clock.advance({ minutes: 5 });
  await enrol(at.platform, cafe.id, { phone: await phoneOf(first!) });
  expect((await guestOf(first!))!.unreachable_reason).toBe(null);
  await report(first!, 'unsubscribed');
  expect(await guestOf(first!)).toEqual({ sms_consent: true, unreachable_reason: null });
});

test('who agrees anew after an opt-out at the provider is written to again; a landline stays one', async () => {
  const [first, second] = cafe.guestIds;
  await send(new StandIn(() => 'accepted'));
  await report(first!, 'unsubscribed');
  await report(second!, 'landline');
  for (const guestId of [first!, second!])
    await at.platform.db.inScope(cafe.system, async (tx) =>
      recordConsent(cafe.system, tx, guestId, {
        ...{ kind: 'given', channel: 'sms', answeredAt: tx.now },
        text: await currentConsentText(cafe.system, tx, 'tr'),
      }),
    );
  expect(await guestOf(first!)).toEqual({ sms_consent: true, unreachable_reason: null });
  expect((await guestOf(second!))!.unreachable_reason).toBe('landline');
});

async function phoneOf(guestId: Id): Promise<string> {
  return at.platform.db.inScope(cafe.system, async (tx) => {
    const { sealed } = await tx.one<{ sealed: Buffer }>(
      'SELECT phone_sealed AS sealed FROM guest WHERE business_id = $1 AND id = $2',
      [cafe.id, guestId],
    );
    return tx.keys.open('guest.phone', sealed);
  });
}
