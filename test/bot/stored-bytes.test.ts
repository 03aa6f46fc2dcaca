import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findConversation } from '../../core/conversations/read-messages.js';
import { purgeUnprovenBytes } from '../../core/conversations/stored-bytes.js';
import { UNPROVEN } from '../../core/rules.js';
import type { Scope } from '../../core/scope.js';
import { FakeClock } from '../support/fake-clock.js';
import { runs } from '../support/runs.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { callDirectLine, readCode, startTalk, takeToken, type Talk } from './talk.js';

const clock = new FakeClock();
let bot: TestBot;
let scope: Scope;

beforeAll(async () => {
  bot = await openTestBot({
    clock,
    config: { TRUST_PROXY: '1', PUBLIC_URL: 'https://tara.example' },
    server: { limits: { token: 1e9, start: 1e9, post: 1e9, turn: 1e9, read: 1e9 } },
  });
  scope = await bot.addBusiness({ slug: 'kahve' });
});
afterAll(() => bot?.close());

const stored = async (): Promise<number> => {
  const [row] = await bot.database.asOwner<{ n: number }>(
    `SELECT (SELECT coalesce(sum(pg_column_size(m.*)), 0) FROM chat_message m)::int
       + (SELECT coalesce(sum(pg_column_size(c.*)), 0) FROM conversation c)::int AS n`,
  );
  return row!.n;
};

/** As a visitor of another address. */
async function openAs(address: string) {
  const from = { 'x-forwarded-for': address };
  const { body } = await callDirectLine(
    ...([bot.base, 'POST', '/tokens/generate?business=kahve', undefined, undefined, from] as const),
  );
  const { token, conversationId } = body as { token: string; conversationId: string };
  const started = await callDirectLine(bot.base, 'POST', '/conversations', token, { locale: 'en' }, from);
  const post = (activity: unknown) =>
    callDirectLine(bot.base, 'POST', `/conversations/${conversationId}/activities`, token, activity, from);
  return {
    status: started.status,
    code: started.body?.error?.code as string | undefined,
    conversationId,
    post,
  };
}

const keptBody = async (activity: object): Promise<unknown> => {
  const talk = await startTalk(bot.base, 'kahve');
  expect((await talk.call('POST', '/activities', activity)).status).toBe(200);
  const { activities } = await talk.read();
  const { id, from, timestamp, conversation, channelId, ...kept } = activities.find(
    (one) => one.from.role === 'user',
  ) as unknown as Record<string, unknown>;
  expect([id, from, timestamp, conversation, channelId]).not.toContain(undefined);
  return kept;
};

const junk = 'x'.repeat(3000);
test.each([
  [
    { type: 'message', text: 'Ayşe', channelData: { clientActivityID: 'a', junk } },
    { type: 'message', text: 'Ayşe', channelData: { clientActivityID: 'a' } },
  ],
  [
    { type: 'message', value: { answer: 'Ayşe', junk, more: { junk: 1 } } },
    { type: 'message', value: { answer: 'Ayşe' } },
  ],
  [
    { type: 'message', text: 'Ayşe', value: junk },
    { type: 'message', text: 'Ayşe' },
  ],
  [
    { type: 'message', text: 'Ayşe', value: 7, entities: [junk] },
    { type: 'message', text: 'Ayşe' },
  ],
  [
    {
      type: 'message',
      text: 'Ayşe',
      attachments: Array(10).fill({ contentType: 'x'.repeat(100), content: junk }),
    },
    { type: 'message', text: 'Ayşe' },
  ],
  [
    { type: 'event', name: 'answer', value: { answer: 'opened', junk } },
    { type: 'event', name: 'answer', value: { answer: 'opened' } },
  ],
  [
    { type: 'message', text: 'Ayşe', channelData: { clientActivityID: 'y'.repeat(4000) } },
    { type: 'message', text: 'Ayşe', channelData: {} },
  ],
])('of a message only what the dialogs read is kept: case %#', async (sent, kept) => {
  expect(await keptBody(sent)).toEqual(kept);
});

test('an unproven chat that has become too long says so once, in its language, then refuses; a scan begins a new one', async () => {
  const talk = await startTalk(bot.base, 'kahve', { locale: 'de' });
  await bot.database.asOwner(
    `UPDATE conversation SET answers = ${UNPROVEN.answers - 1} WHERE public_id = '${talk.id}'`,
  );
  expect((await talk.say('123')).status).toBe(200);
  expect((await talk.say('z'.repeat(1000))).status).toBe(200);
  const { activities } = await talk.read();
  expect(activities.slice(-2).map(({ text }) => text)).toEqual([
    '…',
    'Dieser Chat ist sehr lang geworden. Bitte den Code noch einmal scannen und neu beginnen.',
  ]);
  const before = await stored();
  for (let i = 0; i < 3; i += 1) {
    const refused = await talk.call('POST', '/activities', { type: 'message', text: `more ${i}` });
    expect([refused.status, refused.body.error.code]).toEqual([429, 'conversation_full']);
  }
  expect(await stored()).toBe(before);
  expect((await takeToken(bot.base, 'kahve', talk.cookie)).conversationId).not.toBe(talk.id);
});

test.each([UNPROVEN.bytes + 1, UNPROVEN.bytes * 4])(
  'a chat that holds %d bytes takes no more',
  async (bytes) => {
    const talk = await startTalk(bot.base, 'kahve');
    await bot.database.asOwner(
      `UPDATE conversation SET stored_bytes = ${bytes} WHERE public_id = '${talk.id}'`,
    );
    const refused = await talk.call('POST', '/activities', { type: 'message', text: 'Ayşe' });
    expect([refused.status, refused.body.error.code]).toEqual([429, 'conversation_full']);
    expect((await findConversation(bot.platform, scope, talk.id))?.full).toBe(true);
  },
);

test('one address stores at most 5 MB within an hour, as fast as it can; another address goes on', async () => {
  const before = await stored();
  const share = runs({ quick: 20, whole: 1 });
  // The quick run begins with most of the bucket filled.
  const first = await openAs('203.0.113.7');
  await bot.database.asOwner(
    `UPDATE unproven_bytes SET bytes = ${Math.floor(UNPROVEN.addressBytes * (1 - 1 / share))} WHERE address_hash IN (
       SELECT address_hash FROM unproven_bytes ORDER BY at DESC, bytes LIMIT 1)`,
  );
  expect(first.status).toBe(201);
  const text = '😀'.repeat(500);
  let refused = 0;
  for (let round = 0; refused < 3 && round < 2000; round += 1) {
    const chat = await openAs('203.0.113.7');
    if (chat.code) {
      expect([chat.status, chat.code]).toEqual([429, 'address_full']);
      refused += 1;
      continue;
    }
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        chat.post({ type: 'message', text: `${text}${i}`, channelData: { clientActivityID: `${i}`, junk } }),
      ),
    );
    clock.advance({ seconds: 1 });
  }
  expect(refused).toBe(3);
  expect((await stored()) - before).toBeLessThanOrEqual(5_000_000 / share);
  expect((await openAs('203.0.113.8')).status).toBe(201);
  clock.advance({ hours: 6 });
  expect((await openAs('203.0.113.7')).status).toBe(201);
  clock.advance({ days: 2 });
  await purgeUnprovenBytes(bot.platform);
  expect(await bot.database.asOwner('SELECT FROM unproven_bytes')).toEqual([]);
});

const counted = async (): Promise<number> => {
  const [row] = await bot.database.asOwner<{ n: number }>(
    'SELECT coalesce(sum(bytes), 0)::int AS n FROM unproven_bytes',
  );
  return row!.n;
};

async function answerAll(talk: Talk, phone: string): Promise<void> {
  for (const text of ['Ayşe', phone, 'yes']) await talk.say(text);
}

test('a guest who proves the phone gives back what the chat held', async () => {
  const before = await counted();
  const talk = await startTalk(bot.base, 'kahve');
  await answerAll(talk, '05321234567');
  expect(await counted()).toBeGreaterThan(before + 3000);
  await talk.say(await readCode(bot, '+905321234567'));
  expect(await counted()).toBe(before);
});
