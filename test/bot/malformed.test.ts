import { connect } from 'node:net';
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

const RAW = [
  ['GET //', 'a'],
  ['GET ///[', 'a'],
  ['GET //[', 'a'],
  ['POST //:99999/', 'a'],
  ['GET /%00', 'a'],
  ['GET /kahve%00', 'a'],
  ['GET /kahve', 'a b'],
  ['GET /kahve', '['],
  ['GET /kahve', 'a:99999'],
  ['GET /kahve', '%zz'],
  ['GET /kahve', 'a; script-src *'],
  ['GET http://[', 'a'],
  ['GET /privacy?b=%00', 'a'],
  ['GET /kahve?%', 'a'],
] as const;

test.each(RAW)('%s with Host %s is answered, and the bot lives on', async (line, host) => {
  const { hostname, port } = new URL(bot.base);
  const socket = connect(Number(port), hostname);
  socket.write(`${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 [234]\d\d /);
  expect((await fetch(`${bot.base}/kahve`)).status).toBe(200);
});

test.each(['a\u0000b', '\ud800', 'x'.repeat(101)])(
  'a client’s id %j names no message',
  async (clientActivityID) => {
    const talk = await startTalk(bot.base, 'kahve');
    const post = () =>
      talk.call('POST', '/activities', { type: 'message', text: '123', channelData: { clientActivityID } });
    const [one, two] = [await post(), await post()];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body.id).not.toBe(two.body.id);
  },
);
