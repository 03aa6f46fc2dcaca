import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { guestScope, systemScope, type Id, type Scope } from '../../../core/scope.js';
import { claimDue } from '../../../core/sms/claim-due.js';
import { CampaignSockets } from '../../../core/sms/campaign-sockets.js';
import { dispatch } from '../../../core/sms/dispatch.js';
import type { FindResult, OutgoingSms, SendResult, SmsProvider } from '../../../core/sms/port.js';
import { queueMessage } from '../../../core/sms/queue-message.js';
import { reapClaims } from '../../../core/sms/reap-claims.js';
import { sendDue } from '../../../core/sms/send-due.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-11-16T09:00:00Z');
let at: TestPlatform;
let scope: Scope;
let guestId: Id;
let phone: string;
let phones = 0;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());
beforeEach(async () => {
  const { id } = await makeBusiness(at, { bookedSms: 100 });
  scope = guestScope(id);
  phone = `+9054${String(30_000_000 + (phones += 10_007))}`;
  ({ guestId } = await enrol(at.platform, id, { phone }));
  await at.database.asOwner(`DELETE FROM message_due`);
});

/** Loses every answer, and says of what it was asked after whatever the test says. */
class Lossy implements SmsProvider {
  readonly name = 'lossy';
  readonly got: OutgoingSms[] = [];
  answer: () => SendResult = () => ({ result: 'unclear' });
  find: () => Promise<FindResult> = async () => ({ found: 'absent' });
  async send(message: OutgoingSms): Promise<SendResult> {
    this.got.push(message);
    return this.answer();
  }
}

const reply = async (): Promise<Id> =>
  (await at.platform.db.inScope(scope, (tx) =>
    queueMessage(scope, tx, {
      ...{ purpose: 'reply', payer: 'package', language: 'tr' },
      ...{ guestId, to: phone, body: 'Teşekkürler' },
    }),
  ))!;
const look = async (id: Id) =>
  (
    await at.database.asOwner<{ status: string; lane: string | null }>(
      `SELECT m.status, d.lane FROM message m LEFT JOIN message_due d ON d.message_id = m.id WHERE m.id = $1`,
      [id],
    )
  )[0];

test('two who ask after the same message at once put it back once, and it is still found', async () => {
  const id = await reply();
  const provider = new Lossy();
  await sendDue(at.platform, provider, 'messages');
  clock.advance({ minutes: 15 });
  // Both have their answer before either settles.
  let asked = 0;
  let both = (): void => undefined;
  const together = new Promise<void>((resolve) => (both = resolve));
  provider.find = async () => {
    if ((asked += 1) === 2) both();
    await together;
    return { found: 'absent' };
  };
  const other = await at.openAnother();
  await Promise.all([reapClaims(at.platform, provider), reapClaims(other, provider)]);
  expect(await look(id)).toEqual({ status: 'pending', lane: 'messages' });
  expect(await sendDue(at.platform, provider, 'messages')).toBe(1);
});

test.each(['absent', 'unknown'] as const)(
  'an answer (%s) about an earlier claim says nothing about one made since',
  async (found) => {
    const id = await reply();
    const provider = new Lossy();
    await sendDue(at.platform, provider, 'messages');
    clock.advance({ minutes: 15 });
    const slow = new Lossy();
    slow.find = async () => {
      // While this one waits for its answer another puts the message back, and it is sent.
      await reapClaims(at.platform, provider);
      clock.advance({ seconds: 1 });
      await sendDue(at.platform, provider, 'messages');
      return { found };
    };
    await reapClaims(at.platform, slow);
    expect(provider.got).toHaveLength(2);
    expect(await look(id)).toEqual({ status: 'claimed', lane: 'reap' });
    expect(await sendDue(at.platform, provider, 'messages')).toBe(0);
  },
);

test('what the list shows after all is accepted, though another has put it back already', async () => {
  const id = await reply();
  const provider = new Lossy();
  await sendDue(at.platform, provider, 'messages');
  clock.advance({ minutes: 15 });
  const slow = new Lossy();
  slow.find = async () => {
    await reapClaims(at.platform, provider);
    return { found: 'accepted', providerId: 'late' };
  };
  await reapClaims(at.platform, slow);
  expect(await look(id)).toEqual({ status: 'accepted', lane: null });
  expect(await sendDue(at.platform, provider, 'messages')).toBe(0);
});

test('a process that slept on its claim does not send, and gives back what is still its own', async () => {
  const id = await reply();
  const provider = new Lossy();
  const system = systemScope(scope.businessId);
  const claimed = await claimDue(at.platform, system, 'messages', 10);
  expect(claimed).toHaveLength(1);
  clock.advance({ minutes: 16 });
  await dispatch(at.platform, provider, system, claimed);
  expect(provider.got).toEqual([]);
  expect(await look(id)).toEqual({ status: 'pending', lane: 'messages' });
  expect(await sendDue(at.platform, provider, 'messages')).toBe(0);
  clock.advance({ seconds: 1 });
  await sendDue(at.platform, provider, 'messages');
  expect(provider.got).toHaveLength(1);
});

test.each<SendResult>([
  { result: 'throttled', retryAfterMs: 1_000 },
  { result: 'refused', reason: 'unreachable' },
])('what was $result long ago says nothing about the claim that another has by now', async (result) => {
  const id = await reply();
  const system = systemScope(scope.businessId);
  const provider = new Lossy();
  const first = await claimDue(at.platform, system, 'messages', 10);
  const slow = new Lossy();
  slow.send = async () => {
    clock.advance({ minutes: 16 });
    await reapClaims(at.platform, provider);
    await sendDue(at.platform, provider, 'messages');
    return result;
  };
  await dispatch(at.platform, slow, system, first);
  expect(provider.got).toHaveLength(1);
  expect(await look(id)).toEqual({ status: 'claimed', lane: 'reap' });
});

test('with a list that lags less a claim holds less', async () => {
  const id = await reply();
  const quick = await at.openAnother({ clock });
  const platform = { ...quick, config: { ...quick.config, SMS_PROVIDER_LAG_SECONDS: 8 } };
  const system = systemScope(scope.businessId);
  const provider = new Lossy();
  const claimed = await claimDue(platform, system, 'messages', 10);
  clock.advance({ seconds: 3 });
  await dispatch(platform, provider, system, claimed);
  expect(provider.got).toEqual([]);
  expect(await look(id)).toEqual({ status: 'pending', lane: 'messages' });
});

test('a claim that aged while it waited for a socket is not sent either', async () => {
  const first = await reply();
  const second = await reply();
  const provider = new Lossy();
  provider.answer = () => {
    clock.advance({ minutes: 2 });
    return { result: 'accepted', providerId: 'the only one' };
  };
  const system = systemScope(scope.businessId);
  const claimed = await claimDue(at.platform, system, 'messages', 10);
  const ofCampaign = claimed.map((message) => ({ ...message, campaignId: '1' }));
  await dispatch(at.platform, provider, system, ofCampaign, { campaignSockets: new CampaignSockets(1) });
  expect(provider.got).toHaveLength(1);
  expect([(await look(first))?.status, (await look(second))?.status].sort()).toEqual(['accepted', 'pending']);
});

test('whoever stops still sends what it has claimed of what somebody waits for', async () => {
  await reply();
  const provider = new Lossy();
  const system = systemScope(scope.businessId);
  const claimed = await claimDue(at.platform, system, 'messages', 10);
  await dispatch(at.platform, provider, system, claimed, { signal: AbortSignal.abort() });
  expect(provider.got).toHaveLength(1);
});

test('of answers that callbacks came before, what is billed is kept, and a second id for one row is told', async () => {
  const ids = [await reply(), await reply(), await reply()];
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line) => void lines.push(line) });
  const another = await at.openAnother({ clock, log });
  const system = systemScope(scope.businessId);
  const claimed = await claimDue(another, system, 'messages', 10);
  const told = (id: Id, providerId: string) =>
    at.database.asOwner(
      `UPDATE message SET status = 'sent', provider_id = $2, accepted_at = now() WHERE id = $1`,
      [id, providerId],
    );
  await told(ids[0]!, `own ${ids[0]}`);
  await told(ids[1]!, 'of another');
  await at.database.asOwner('UPDATE message SET segments = NULL WHERE id = $1', [ids[0]]);
  const provider = new Lossy();
  provider.answer = () => ({
    result: 'accepted',
    providerId: `own ${provider.got.at(-1)!.messageId}`,
    segments: 2,
  });
  await dispatch(another, provider, system, claimed);
  expect(
    await at.database.asOwner('SELECT status, segments FROM message WHERE id = ANY($1) ORDER BY id', [ids]),
  ).toEqual([
    { status: 'sent', segments: 2 },
    { status: 'sent', segments: 1 },
    { status: 'accepted', segments: 2 },
  ]);
  expect(lines.map((line) => (JSON.parse(line) as { messageId: Id }).messageId)).toEqual([ids[1]]);
});

test('a business whose own sender is refused waits with its replies, and codes go on', async () => {
  await at.database.asOwner(`UPDATE business SET sms_sender = '+4930123456' WHERE business_id = $1`, [
    scope.businessId,
  ]);
  const id = await reply();
  const provider = new Lossy();
  provider.answer = () => {
    // Asked on and on, it would never return.
    if (provider.got.length > 3) return { result: 'refused', reason: 'provider_refused' };
    return { result: 'account_refused', reason: 'account_misconfigured' };
  };
  expect(await sendDue(at.platform, provider, 'messages')).toBe(1);
  expect(provider.got).toHaveLength(1);
  expect(await look(id)).toEqual({ status: 'pending', lane: 'messages' });
  expect(await sendDue(at.platform, provider, 'messages')).toBe(0);
  clock.advance({ minutes: 5 });
  expect(await sendDue(at.platform, provider, 'messages')).toBe(1);
});
