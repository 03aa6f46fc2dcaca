import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestCode } from '../../core/guests/request-code.js';
import { type Id, type Scope } from '../../core/scope.js';
import { smsProvider } from '../../core/sms/provider.js';
import { sendDue } from '../../core/sms/send-due.js';
import { statusCallback } from '../../core/sms/twilio/write-request.js';
import { openConversation } from '../support/enrol.js';
import { FakeClock } from '../support/fake-clock.js';
import { startTwilioStandIn, TEST_TOKEN, type TwilioStandIn } from '../support/twilio-stand-in.js';
import { signForm } from '../support/twilio/callbacks.js';
import { openTestBot, type TestBot } from './open-test-bot.js';

const PUBLIC_URL = 'https://tarakazan.example';
/** What Twilio calls the message of a row. */
const sidOf = (id: Id) => `SM${'a'.repeat(16)}${id.replace(/\D/g, '').padStart(16, '0').slice(-16)}`;
const clock = new FakeClock();
let bot: TestBot;
let twilio: TwilioStandIn;
let cafe: Scope;
let other: Scope;
let conversationId: Id;
let phones = 0;

beforeAll(async () => {
  twilio = await startTwilioStandIn({ now: () => clock.now().getTime(), faults: { callbacks: false } });
  bot = await openTestBot({ clock, config: { ...twilio.environment, PUBLIC_URL } });
  twilio.deliverTo(bot.base);
  cafe = await bot.addBusiness({ slug: 'kahve' });
  other = await bot.addBusiness({ slug: 'cay' });
  conversationId = await openConversation(bot.platform, cafe.businessId);
});
afterAll(async () => {
  await twilio?.close();
  await bot?.close();
});

interface Row {
  id: Id;
  status: string;
  reason: string | null;
  provider_id: string | null;
}

/** A code's message, in the status that a test begins from. */
async function message(status = 'accepted', providerId?: string | null): Promise<Id> {
  clock.advance({ hours: 25 });
  const phone = `+9053${String(20_000_000 + (phones += 10_007))}`;
  const { id } = await bot.platform.db.inScope(cafe, (tx) =>
    requestCode(cafe, tx, { conversationId, phone, language: 'tr' }),
  );
  const [row] = await bot.database.asOwner(
    `UPDATE message SET status = $2 WHERE challenge_id = $1 RETURNING id`,
    [id, status],
  );
  const own = (row as unknown as Row).id;
  await bot.database.asOwner('UPDATE message SET provider_id = $2 WHERE id = $1', [
    ...[own, providerId === undefined ? sidOf(own) : providerId],
  ]);
  return own;
}

const read = async (id: Id): Promise<Row> =>
  (
    await bot.database.asOwner('SELECT id, status, reason, provider_id FROM message WHERE id = $1', [id])
  )[0] as unknown as Row;
const statusOf = async (id: Id) => (await read(id)).status;
const due = async (id: Id) =>
  (await bot.database.asOwner('SELECT FROM message_due WHERE message_id = $1', [id])).length;

interface Callback {
  status: string;
  code?: number;
  sid?: string;
  business?: Id;
  token?: string;
  signedFor?: string;
  signature?: string | null;
}

/** Posts a callback as Twilio would; answers the HTTP status. */
async function tell(messageId: Id, callback: Callback): Promise<number> {
  const { status, code, sid = sidOf(messageId), business = cafe.businessId, token = TEST_TOKEN } = callback;
  const url = statusCallback(PUBLIC_URL, { businessId: business, messageId });
  const form: Record<string, string> = { MessageSid: sid, MessageStatus: status, To: '+905320000001' };
  if (code) form['ErrorCode'] = String(code);
  const signature = callback.signature ?? signForm(token, callback.signedFor ?? url, form);
  const answer = await fetch(url.replace(PUBLIC_URL, bot.base), {
    method: 'POST',
    headers: callback.signature === null ? {} : { 'X-Twilio-Signature': signature },
    body: new URLSearchParams(form),
  });
  return answer.status;
}

test('a code goes out through Twilio, and its callbacks lead it to delivered', async () => {
  const id = await message('pending', null);
  await sendDue(bot.platform, smsProvider(bot.platform), 'codes');
  const sent = twilio.store.messages.at(-1)!;
  expect(sent).toMatchObject({ statusCallback: expect.stringMatching(`\\?b=${cafe.businessId}&m=${id}$`) });
  expect(sent.validityPeriod).toBeGreaterThan(0);
  expect(await read(id)).toMatchObject({ status: 'accepted', provider_id: sent.sid });
  await twilio.callbacks.tell(sent, 'sent');
  expect(await statusOf(id)).toBe('sent');
  await twilio.callbacks.tell(sent, 'delivered');
  expect(await statusOf(id)).toBe('delivered');
  expect(twilio.callbacks.answers).toEqual({ 204: 2 });
});

test('a failure keeps the reason in our words', async () => {
  const id = await message('sent');
  expect(await tell(id, { status: 'undelivered', code: 30003 })).toBe(204);
  expect(await read(id)).toMatchObject({ status: 'failed', reason: 'unreachable' });
  const unexplained = await message('sent');
  await tell(unexplained, { status: 'failed', code: 39_999 });
  expect(await read(unexplained)).toMatchObject({ status: 'failed', reason: 'undelivered' });
});

test.each([
  ['sent', 'queued'],
  ['delivered', 'sent'],
  ['delivered', 'failed'],
  ['delivered', 'delivered'],
  ['failed', 'delivered'],
  ['skipped', 'sent'],
])('a message that is %s is not moved by a late %s', async (is, told) => {
  const id = await message(is);
  expect(await tell(id, { status: told })).toBe(204);
  expect(await read(id)).toMatchObject({ status: is, reason: null });
});

test('delivered before sent stays delivered', async () => {
  const id = await message('accepted');
  for (const status of ['delivered', 'sent', 'delivered', 'queued']) await tell(id, { status });
  expect(await statusOf(id)).toBe('delivered');
});

test.each(['claimed', 'unknown', 'pending'])(
  'what is %s and proves to have left is settled, and never sent again',
  async (is) => {
    const id = await message(is, null);
    const before = twilio.store.messages.length;
    expect(await tell(id, { status: 'sent' })).toBe(204);
    expect(await read(id)).toMatchObject({ status: 'sent', provider_id: sidOf(id) });
    expect(await due(id)).toBe(0);
    await sendDue(bot.platform, smsProvider(bot.platform), 'codes');
    expect(twilio.store.messages).toHaveLength(before);
  },
);

test('twenty callbacks at once, in all orders, end where the last of its life is', async () => {
  const id = await message('claimed', null);
  const life = ['queued', 'sent', 'delivered', 'sending', 'sent'];
  const answers = await Promise.all(
    [...life, ...life, ...life, ...life].map((status) => tell(id, { status })),
  );
  expect(new Set(answers)).toEqual(new Set([204]));
  expect(await statusOf(id)).toBe('delivered');
});

test('a second message for the same row changes nothing', async () => {
  const id = await message('accepted');
  expect(await tell(id, { status: 'failed', sid: `SM${'b'.repeat(32)}` })).toBe(204);
  expect(await read(id)).toMatchObject({ status: 'accepted', provider_id: sidOf(id) });
});

test('of two equal texts whose ids a look-up exchanged, each report reaches its own row', async () => {
  const [first, second] = [`SM${'1'.repeat(32)}`, `SM${'2'.repeat(32)}`];
  const [a, b] = [await message('accepted', second), await message('accepted', first)];
  expect(await tell(a, { status: 'delivered', sid: first })).toBe(204);
  expect(await tell(b, { status: 'failed', sid: second, code: 30005 })).toBe(204);
  expect(await read(a)).toMatchObject({ status: 'delivered', provider_id: first });
  expect(await read(b)).toMatchObject({ status: 'failed', reason: 'unknown_number', provider_id: second });
});

test.each<[string, Partial<Callback>]>([
  ['without a signature', { signature: null }],
  ['with an empty signature', { signature: '' }],
  ['with a signature that is none', { signature: 'AAAA' }],
  ['signed with another token', { token: 'another' }],
  ['signed for another host', { signedFor: 'https://elsewhere.example/channels/twilio/status?b=1&m=1' }],
  ['signed for plain http', { signedFor: 'http://tarakazan.example/channels/twilio/status?b=1&m=1' }],
])('a callback %s is refused and moves nothing', async (_name, forged) => {
  const id = await message('accepted');
  expect(await tell(id, { status: 'failed', ...forged })).toBe(403);
  expect(await statusOf(id)).toBe('accepted');
});

test('a signature does not carry over to another row', async () => {
  const [mine, theirs] = [await message('accepted'), await message('accepted')];
  const signedFor = statusCallback(PUBLIC_URL, { businessId: cafe.businessId, messageId: mine });
  expect(await tell(theirs, { status: 'failed', signedFor })).toBe(403);
  expect(await statusOf(theirs)).toBe('accepted');
});

test.each<[string, () => [Id, Partial<Callback>]]>([
  ['an unknown row', () => ['999999999', {}]],
  ['an unknown business', () => ['1', { business: '888888888' }]],
  ['an id past all measure', () => ['9999999999999999999', {}]],
  ['an id that is none', () => ["1' OR '1'='1", {}]],
  ['a status that we do not know', () => ['1', { status: 'teleported' }]],
  ['a provider id that is none', () => ['1', { sid: 'x' }]],
])('%s is answered quietly', async (_name, about) => {
  const [id, more] = about();
  expect(await tell(encodeURIComponent(id), { status: 'delivered', ...more })).toBe(204);
});

test('another business cannot be reached by its row', async () => {
  const id = await message('accepted');
  expect(await tell(id, { status: 'failed', business: other.businessId })).toBe(204);
  expect(await statusOf(id)).toBe('accepted');
});

test('a body past all measure is refused', async () => {
  const answer = await fetch(`${bot.base}/channels/twilio/status`, {
    method: 'POST',
    body: new URLSearchParams({ MessageSid: 'x'.repeat(20_000) }),
  });
  expect(answer.status).toBe(413);
});

test('without Twilio every callback is refused', async () => {
  const another = await openTestBot({ clock });
  try {
    const answer = await fetch(`${another.base}/channels/twilio/status?b=1&m=1`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signForm('', `${another.config.PUBLIC_URL}/x`, {}) },
      body: new URLSearchParams({ MessageStatus: 'failed' }),
    });
    expect(answer.status).toBe(403);
  } finally {
    await another.close();
  }
});

test.each([
  ['behind the answers', { callbackMs: 5, slow: 0 }],
  ['before the answers', { callbackMs: 0, slow: 1, slowMs: 60 }],
])('late, reordered, doubled and forged callbacks %s end in the truth', async (_name, when) => {
  twilio.setFaults({
    ...{ callbackForged: 0.5, callbackReordered: 0.5, callbackDoubled: 0.5 },
    ...{ callbackLate: 0.3, callbackLateMs: 30, callbacks: true, undelivered: 0.3, ...when },
  });
  const before = twilio.store.messages.length;
  const ids: Id[] = [];
  for (let i = 0; i < 30; i += 1) ids.push(await message('pending', null));
  // Their makers waited a day between one and the next.
  await bot.database.asOwner('UPDATE message SET expires_at = NULL WHERE id = ANY($1)', [ids]);
  await sendDue(bot.platform, smsProvider(bot.platform), 'codes');
  await twilio.callbacks.settled();
  const truth = twilio.store.messages
    .slice(before)
    .map(({ statusCallback: to, status }) => [
      new URL(to!).searchParams.get('m'),
      status === 'undelivered' ? 'failed' : 'delivered',
    ]);
  expect(truth.map(([id]) => id).sort()).toEqual([...ids].sort());
  expect(new Set(truth.map(([, status]) => status)).size).toBe(2);
  expect(await Promise.all(truth.map(async ([id]) => [id, await statusOf(id!)]))).toEqual(truth);
  expect(Object.keys(twilio.callbacks.forgedAnswers)).toEqual(['403']);
  expect(Object.keys(twilio.callbacks.answers)).toEqual(['204']);
  expect((await Promise.all(ids.map(due))).filter((rows) => rows > 0)).toEqual([]);
});
