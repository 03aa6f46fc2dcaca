import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readMessages } from '../../../core/conversations/read-messages.js';
import { serialise } from '../../../core/conversations/serialise.js';
import { startConversation } from '../../../core/conversations/start-conversation.js';
import { takeTurn } from '../../../core/conversations/take-turn.js';
import type { Run } from '../../../core/conversations/conversation.js';
import { guestScope, type Scope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;
let scope: Scope;
let other: Scope;
let conversations = 0;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  scope = guestScope((await makeBusiness(at)).id);
  other = guestScope((await makeBusiness(at)).id);
});
afterAll(() => at?.close());

/** Counts what it hears, and says so twice. */
const count: Run = async ({ state, body }) => {
  state['heard'] = Number(state['heard'] ?? 0) + 1;
  return [`${String(body)} is ${String(state['heard'])}`, 'more?'];
};

const open = async () => {
  const conversation = `turns-${(conversations += 1)}`;
  await startConversation(
    at.platform,
    scope,
    { publicId: conversation, channel: 'web', language: 'tr' },
    async () => ['hello'],
  );
  return conversation;
};
const bodies = async (conversation: string) =>
  (await readMessages(at.platform, scope, conversation, 0)).map(({ body }) => body);

test('messages at once, over several processes, are answered in turn, once each', async () => {
  const conversation = await open();
  const platforms = [at.platform, await at.openAnother(), await at.openAnother()];
  const turns = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      takeTurn(platforms[i % 3]!, scope, { conversation, messageId: `m${i}`, body: i }, count),
    ),
  );
  expect(turns.map(({ replies }) => replies.length)).toEqual(Array<number>(12).fill(2));
  const messages = await readMessages(at.platform, scope, conversation, 0);
  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 37 }, (_, i) => i + 1));
  const heard = messages
    .filter(({ seq }) => seq % 3 === 0)
    .map(({ body }) => Number(/ is (\d+)$/.exec(String(body))![1]));
  expect(heard).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  // The clock stood still: times rise all the same.
  const times = messages.map((message) => message.at.getTime());
  expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true);
});

test('the same message again, at once and later, is one turn with one answer', async () => {
  const conversation = await open();
  const say = () => takeTurn(at.platform, scope, { conversation, messageId: 'same', body: 'hi' }, count);
  const turns = await Promise.all([say(), say(), say()]);
  turns.push(await say());
  expect(turns.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(turns.map(({ incoming }) => incoming.id)).size).toBe(1);
  for (const { replies } of turns) expect(replies.map(({ body }) => body)).toEqual(['hi is 1', 'more?']);
  expect(await bodies(conversation)).toEqual(['hello', 'hi', 'hi is 1', 'more?']);
});

test('a turn that fails leaves nothing, and the next goes on from before', async () => {
  const conversation = await open();
  const fail: Run = async (turn) => {
    await count(turn);
    throw new Error('half way');
  };
  await expect(
    takeTurn(at.platform, scope, { conversation, messageId: 'm1', body: 'a' }, fail),
  ).rejects.toThrow('half way');
  expect(
    (await takeTurn(at.platform, scope, { conversation, messageId: 'm1', body: 'a' }, count)).replies[0]!
      .body,
  ).toBe('a is 1');
  expect(await bodies(conversation)).toHaveLength(4);
});

test('a conversation of one business is not there for another', async () => {
  const conversation = await open();
  await expect(takeTurn(at.platform, other, { conversation, body: 'a' }, count)).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await readMessages(at.platform, other, conversation, 0)).toEqual([]);
});

test('what the dialog hides is not kept', async () => {
  const conversation = await open();
  await takeTurn(at.platform, scope, { conversation, body: '123456' }, async (turn) => {
    turn.keptBody = '••••••';
    return [];
  });
  expect(await bodies(conversation)).toEqual(['hello', '••••••']);
});

test('a start retried finds the conversation made', async () => {
  const start = () =>
    startConversation(at.platform, scope, { publicId: 'again', channel: 'web', language: 'tr' }, async () => [
      'hello',
    ]);
  const starts = await Promise.all([start(), start(), start()]);
  expect(starts.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(await bodies('again')).toEqual(['hello']);
});

test('work for one key waits in line without a connection, whatever becomes of what is before it', async () => {
  const order: number[] = [];
  const work = (n: number) => async () => {
    order.push(n);
    if (n === 1) throw new Error('one');
    return n;
  };
  const results = await Promise.allSettled([1, 2, 3].map((n) => serialise('key', work(n))));
  expect(order).toEqual([1, 2, 3]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
