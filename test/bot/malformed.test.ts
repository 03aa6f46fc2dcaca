import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Scope } from '../../core/scope.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { startTalk } from './talk.js';

let bot: TestBot;
let cafe: Scope;

beforeAll(async () => {
  bot = await openTestBot();
  cafe = await bot.addBusiness({ slug: 'kahve' });
});
afterAll(() => bot.close());

const countMessages = async (): Promise<number> =>
  (await bot.database.asOwner('SELECT FROM chat_message WHERE business_id = $1', [cafe.businessId])).length;

const deep = '['.repeat(5000) + ']'.repeat(5000);

test.each<[string, unknown, number, string]>([
  ['no JSON', '{"type":', 400, 'bad_request'],
  ['nothing', '', 400, 'bad_request'],
  ['a list', [], 400, 'bad_request'],
  ['a number', '7', 400, 'bad_request'],
  ['no type', { text: 'hi' }, 400, 'bad_request'],
  ['an unknown type', { type: 'endOfConversation' }, 400, 'bad_request'],
  ['a prototype', '{"type":"__proto__"}', 400, 'bad_request'],
  ['a text that is none', { type: 'message', text: { a: 1 } }, 400, 'bad_request'],
  ['channel data that is none', { type: 'message', text: 'hi', channelData: 'x' }, 400, 'bad_request'],
  [
    'too much channel data',
    { type: 'message', text: 'hi', channelData: { a: 'x'.repeat(5000) } },
    400,
    'bad_request',
  ],
  ['a deep value', `{"type":"message","text":"a","value":{"a":${deep}}}`, 400, 'bad_request'],
  ['an event without a name', { type: 'event' }, 400, 'bad_request'],
  ['10,000 characters', { type: 'message', text: 'x'.repeat(10_000) }, 413, 'message_too_long'],
  ['a body past all measure', `{"type":"message","text":"${'x'.repeat(100_000)}"}`, 413, 'body_too_large'],
])('malformed: %s is refused clearly and leaves nothing', async (_name, body, status, code) => {
  const talk = await startTalk(bot.base, 'kahve');
  const before = await countMessages();
  const answer = await talk.call('POST', '/activities', body);
  expect({ status: answer.status, code: answer.body?.error?.code }).toEqual({ status, code });
  expect(answer.body.error.message).toMatch(/\w+/);
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*:\d+|node_modules|zod/i);
  expect(await countMessages()).toBe(before);
});

test('an upload is refused clearly', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const answer = await talk.call('POST', '/upload?userId=dl_x', 'file');
  expect(answer).toMatchObject({ status: 415, body: { error: { code: 'files_refused' } } });
});

test('typing is taken and stored nowhere', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const before = await countMessages();
  expect((await talk.call('POST', '/activities', { type: 'typing' })).status).toBe(200);
  expect(await countMessages()).toBe(before);
});
