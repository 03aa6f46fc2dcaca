import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestAdapter, type Activity } from 'botbuilder-core';

import { answerContext } from '../../bot/bot-framework/answer-context.js';
import { Streams } from '../../bot/direct-line/streams.js';
import { Metrics } from '../../bot/metrics.js';
import type { Bot } from '../../bot/bot.js';
import { loadGuestFace } from '../../bot/load-guest-face.js';
import { openTestBot, type TestBot } from './open-test-bot.js';

let bot: TestBot;

beforeAll(async () => {
  bot = await openTestBot({
    config: {
      MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
      MICROSOFT_APP_PASSWORD: 'secret',
      MICROSOFT_APP_TYPE: 'MultiTenant',
    },
  });
  await bot.addBusiness({ slug: 'kahve' });
});
afterAll(() => bot.close());

const post = (body: unknown, slug = 'kahve', headers = {}): Promise<Response> =>
  fetch(`${bot.base}/api/messages?business=${slug}`, { method: 'POST', body: JSON.stringify(body), headers });

const hello = {
  type: 'message',
  text: 'hi',
  id: '1',
  channelId: 'emulator',
  conversation: { id: 'c1' },
  from: { id: 'u' },
  recipient: { id: 'b' },
  serviceUrl: 'http://127.0.0.1:9',
};

test('a request that Microsoft did not sign is refused and leaves nothing', async () => {
  for (const headers of [{}, { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }]) {
    const answer = await post(hello, 'kahve', headers);
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
      403,
      'forbidden',
    ]);
  }
  expect(await bot.database.asOwner('SELECT FROM conversation')).toEqual([]);
});

test.each([
  [[], 400],
  [null, 400],
  ['x', 400],
  [{}, 400],
])('a body %j that is no activity is %i', async (body, status) => {
  expect((await post(body)).status).toBe(status);
});

test('an unknown business is 404', async () => {
  expect((await post(hello, 'nobody')).status).toBe(404);
});

test('where no app id is configured there is no such address', async () => {
  const plain = await openTestBot();
  try {
    expect(
      (await fetch(`${plain.base}/api/messages?business=x`, { method: 'POST', body: '{}' })).status,
    ).toBe(404);
  } finally {
    await plain.close();
  }
});

test('a conversation of a Bot Framework channel is the same visit: greeted once, answered in turns, repeated as asked', async () => {
  const streams = new Streams(bot.platform);
  const parts = { platform: bot.platform, streams, metrics: new Metrics(() => 0) } as Bot;
  const face = await loadGuestFace(parts, 'kahve');
  const adapter = new TestAdapter((context) => answerContext(parts, face, context), {
    locale: 'en-US',
  } as Partial<Activity>);
  const words = (): string[] => adapter.activeQueue.splice(0).map(({ text }) => text ?? '');
  await adapter.receiveActivity({ type: 'conversationUpdate', membersAdded: [{ id: 'user', name: '' }] });
  expect(words().join(' ')).toContain('Welcome to Kahve Durağı! Thank you for visiting.');
  await adapter.receiveActivity({ type: 'conversationUpdate', membersAdded: [{ id: 'bot', name: '' }] });
  expect(words()).toEqual([]);
  await adapter.receiveActivity({ type: 'message', text: 'Ayşe', id: 'message-1' });
  const first = words();
  expect(first.join(' ')).toContain('Ayşe');
  await adapter.receiveActivity({ type: 'message', text: 'Ayşe', id: 'message-1' });
  expect(words()).toEqual(first);
  const channels = await bot.database.asOwner<{ channel: string }>('SELECT channel FROM conversation');
  expect(channels).toEqual([{ channel: 'botframework' }]);
  await streams.close();
});
