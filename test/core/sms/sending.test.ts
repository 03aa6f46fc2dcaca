import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkCode } from '../../../core/guests/check-code.js';
import { requestCode } from '../../../core/guests/request-code.js';
import { guestScope, systemScope, type Id, type Scope } from '../../../core/scope.js';
import { cameFrom, MESSAGE_MOVES } from '../../../core/sms/message-status.js';
import type { OutgoingSms, SendResult, SmsProvider } from '../../../core/sms/port.js';
import { pauseSender } from '../../../core/sms/pace.js';
import { queueMessage } from '../../../core/sms/queue-message.js';
import { reapClaims } from '../../../core/sms/reap-claims.js';
import { readOutbox, sandboxProvider } from '../../../core/sms/sandbox.js';
import { sendDue } from '../../../core/sms/send-due.js';
import { openConversation } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;
let scope: Scope;
let conversationId: Id;
let phones = 0;

beforeAll(async () => {
  at = await openTestPlatform({ clock, config: { PUBLIC_URL: 'https://tarakazan.example' } });
  const { id } = await makeBusiness(at, { name: 'Şişli Çayevi' });
  scope = guestScope(id);
  conversationId = await openConversation(at.platform, id);
});
beforeEach(async () => {
  clock.advance({ hours: 25 });
  await sendDue(at.platform, new StandIn(), 'codes');
});
afterAll(() => at?.close());

/** Answers as it is told, and remembers what it was handed. */
class StandIn implements SmsProvider {
  readonly name = 'stand-in';
  readonly got: OutgoingSms[] = [];
  answer: (message: OutgoingSms) => SendResult = ({ reference }) => ({
    result: 'accepted',
    providerId: reference,
  });
  found: Awaited<ReturnType<SmsProvider['find']>> = { found: 'absent' };
  async send(message: OutgoingSms): Promise<SendResult> {
    this.got.push(message);
    return this.answer(message);
  }
  async find(): Promise<Awaited<ReturnType<SmsProvider['find']>>> {
    return this.found;
  }
}

async function ask(): Promise<{ challengeId: Id; phone: string }> {
  const phone = `+9054${String(20_000_000 + (phones += 10_007))}`;
  const { id } = await at.platform.db.inScope(scope, (tx) =>
    requestCode(scope, tx, { conversationId, phone, language: 'tr' }),
  );
  return { challengeId: id, phone };
}

const statusOf = async (challengeId: Id) =>
  (await at.database.asOwner(`SELECT status, reason FROM message WHERE challenge_id = $1`, [challengeId]))[0];
const due = () => at.database.asOwner('SELECT lane FROM message_due');

test('a code reaches the outbox, says its purpose, fits one SMS, ends with the autofill line, and passes', async () => {
  const { challengeId, phone } = await ask();
  expect(await sendDue(at.platform, sandboxProvider(at.platform), 'codes')).toBe(1);
  const [message] = await readOutbox(at.platform, { to: phone });
  expect(message).toMatchObject({ to: phone, purpose: 'code', channel: 'sms' });
  const code = /(\d{6})/.exec(message!.body)![1]!;
  expect(message!.body).toMatch(/^Sisli Çayevi/);
  expect(message!.body.endsWith(`\n\n@tarakazan.example #${code}`)).toBe(true);
  expect(
    await at.database.asOwner('SELECT segments, status FROM message WHERE challenge_id = $1', [challengeId]),
  ).toEqual([{ segments: 1, status: 'accepted' }]);
  expect(await due()).toEqual([]);
  expect(await at.platform.db.inScope(scope, (tx) => checkCode(scope, tx, challengeId, code))).toEqual({
    result: 'passed',
  });
});

test('several workers at once send each message once', async () => {
  const asked = [];
  for (let i = 0; i < 40; i += 1) asked.push(await ask());
  const provider = new StandIn();
  const others = await Promise.all([at.openAnother(), at.openAnother()]);
  await Promise.all(
    [at.platform, ...others].flatMap((platform) => [
      sendDue(platform, provider, 'codes'),
      sendDue(platform, provider, 'codes'),
    ]),
  );
  expect(provider.got.map(({ to }) => to).sort()).toEqual(asked.map(({ phone }) => phone).sort());
});

test('the claim is on disk before the provider is called', async () => {
  const { challengeId } = await ask();
  const provider = new StandIn();
  const seen: unknown[] = [];
  provider.send = async ({ reference }) => {
    seen.push(await statusOf(challengeId));
    return { result: 'accepted', providerId: reference };
  };
  await sendDue(at.platform, provider, 'codes');
  expect(seen).toEqual([{ status: 'claimed', reason: null }]);
});

test('a row that cannot be read fails with the reason, and holds up nobody', async () => {
  const [broken, sound] = [await ask(), await ask()];
  await at.database.asOwner(`UPDATE message SET to_sealed = '\\x0001deadbeef' WHERE challenge_id = $1`, [
    broken.challengeId,
  ]);
  const provider = new StandIn();
  await sendDue(at.platform, provider, 'codes');
  expect(provider.got.map(({ to }) => to)).toEqual([sound.phone]);
  expect(await statusOf(broken.challengeId)).toEqual({ status: 'failed', reason: 'unreadable' });
  expect(await due()).toEqual([]);
});

describe('when the provider', () => {
  test('refuses, the message failed, with the reason', async () => {
    const { challengeId } = await ask();
    const provider = new StandIn();
    provider.answer = () => ({ result: 'refused', reason: 'landline' });
    await sendDue(at.platform, provider, 'codes');
    expect(await statusOf(challengeId)).toEqual({ status: 'failed', reason: 'landline' });
    expect(await due()).toEqual([]);
  });

  test('is throttling, the message waits its turn', async () => {
    const { challengeId } = await ask();
    const provider = new StandIn();
    provider.answer = () => ({ result: 'throttled', retryAfterMs: 2_000 });
    await sendDue(at.platform, provider, 'codes');
    expect(await statusOf(challengeId)).toEqual({ status: 'pending', reason: null });
    expect(await sendDue(at.platform, provider, 'codes')).toBe(0);
    clock.advance({ seconds: 2 });
    expect(await sendDue(at.platform, new StandIn(), 'codes')).toBe(1);
  });

  test.each([
    ['accepted it after all', { found: 'accepted', providerId: 'x' } as const, 'accepted', 0],
    ['cannot say', { found: 'unknown' } as const, 'unknown', 0],
  ])('did not answer and %s, it is not sent again', async (_, found, status, again) => {
    const { challengeId } = await ask();
    const provider = new StandIn();
    provider.answer = () => {
      throw new Error('socket hang up');
    };
    provider.found = found;
    await sendDue(at.platform, provider, 'codes');
    expect(await statusOf(challengeId)).toMatchObject({ status: 'claimed' });
    clock.advance({ minutes: 15 });
    await reapClaims(at.platform, provider);
    expect(await statusOf(challengeId)).toMatchObject({ status });
    expect(await sendDue(at.platform, provider, 'codes')).toBe(again);
  });

  test('never had it, it goes back, and a code that ran out meanwhile is skipped with the reason', async () => {
    const { challengeId } = await ask();
    const provider = new StandIn();
    provider.answer = () => ({ result: 'unclear' });
    await sendDue(at.platform, provider, 'codes');
    clock.advance({ minutes: 15 });
    await reapClaims(at.platform, provider);
    expect(await sendDue(at.platform, provider, 'codes')).toBe(0);
    expect(await statusOf(challengeId)).toEqual({ status: 'skipped', reason: 'expired' });
    expect(await due()).toEqual([]);
    expect(provider.got).toHaveLength(1);
  });
});

test('a final status leads nowhere, and every other can be settled', () => {
  for (const final of ['delivered', 'failed', 'skipped'] as const) expect(MESSAGE_MOVES[final]).toEqual([]);
  expect(cameFrom('claimed')).toEqual(['pending']);
});

test('a sender that was throttled for its campaigns still sends codes; an account that is refused sends nothing', async () => {
  const provider = new StandIn();
  const later = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);
  await pauseSender(at.platform.db, 'sandbox', later(15), 'throttled');
  const { challengeId } = await ask();
  await sendDue(at.platform, provider, 'codes');
  expect(await statusOf(challengeId)).toMatchObject({ status: 'accepted' });
  await pauseSender(at.platform.db, 'sandbox', later(20), 'account_suspended');
  const next = await ask();
  await sendDue(at.platform, provider, 'codes');
  expect(await statusOf(next.challengeId)).toMatchObject({ status: 'pending' });
  clock.advance({ minutes: 21 });
});

test('a code that is throttled knocks again within seconds', async () => {
  const provider = new StandIn();
  provider.answer = () => ({ result: 'throttled', retryAfterMs: 15 * 60_000 });
  const { challengeId } = await ask();
  await sendDue(at.platform, provider, 'codes');
  provider.answer = ({ reference }) => ({ result: 'accepted', providerId: reference });
  clock.advance({ seconds: 6 });
  await sendDue(at.platform, provider, 'codes');
  expect(await statusOf(challengeId)).toMatchObject({ status: 'accepted' });
});

test('businesses whose sender is refused do not stand before one that has a sender of its own', async () => {
  const refused = Array.from({ length: 100 }, () => makeBusiness(at));
  const ids = (await Promise.all(refused)).map(({ id }) => id);
  const { id: own } = await makeBusiness(at);
  await at.database.asOwner(`UPDATE business SET sms_sender = '+905000000001' WHERE business_id = $1`, [own]);
  for (const scope of [...ids, own].map(systemScope))
    await at.platform.db.inScope(scope, (tx) =>
      queueMessage(scope, tx, {
        purpose: 'campaign',
        payer: 'platform',
        guestId: null,
        to: '+905320000001',
        language: 'tr',
        body: 'Deneme',
      }),
    );
  await pauseSender(at.platform.db, 'sandbox', new Date(clock.now().getTime() + 300_000), 'account_sender');
  const provider = new StandIn();
  expect(await sendDue(at.platform, provider, 'messages')).toBe(1);
  expect(provider.got.map(({ businessId }) => businessId)).toEqual([own]);
});
