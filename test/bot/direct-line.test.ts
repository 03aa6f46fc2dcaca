import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { FakeClock } from '../support/fake-clock.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { callDirectLine, startTalk, takeToken } from './talk.js';

const clock = new FakeClock();
let bot: TestBot;

beforeAll(async () => {
  bot = await openTestBot({ clock });
  await bot.addBusiness({ slug: 'kahve' });
});
afterAll(() => bot.close());

test('a token is asked for without a trace; the start makes the conversation, and once only', async () => {
  const { token, conversationId } = await takeToken(bot.base, 'kahve');
  const conversations = (): Promise<unknown[]> => bot.database.asOwner('SELECT FROM conversation');
  expect(await conversations()).toHaveLength(0);
  const first = await callDirectLine(bot.base, 'POST', '/conversations', token, {
    locale: 'de-DE',
    user: { id: 'dl_forged' },
  });
  const again = await callDirectLine(bot.base, 'POST', '/conversations', token, { locale: 'en' });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(first.body).toMatchObject({ conversationId, expires_in: 1800 });
  expect(again.body.conversationId).toBe(conversationId);
  expect(await conversations()).toHaveLength(1);
  const { body } = await callDirectLine(
    bot.base,
    'GET',
    `/conversations/${conversationId}/activities`,
    first.body.token,
  );
  expect(body.activities[0]).toMatchObject({
    type: 'message',
    channelId: 'directline',
    from: { role: 'bot' },
  });
  expect(body.activities[0].text).toMatch(/^Willkommen bei Kahve Durağı!/);
});

test('50 starts of one token at once make one conversation with one greeting', async () => {
  const { token, conversationId } = await takeToken(bot.base, 'kahve');
  const starts = await Promise.all(
    Array.from({ length: 50 }, () => callDirectLine(bot.base, 'POST', '/conversations', token, {})),
  );
  expect(starts.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(starts.filter(({ status }) => status === 200)).toHaveLength(49);
  const { body } = await callDirectLine(
    bot.base,
    'GET',
    `/conversations/${conversationId}/activities`,
    token,
  );
  const greetings = body.activities.filter(({ text }: { text: string }) => /Kahve Durağı/.test(text));
  expect(greetings).toHaveLength(1);
});

test("the guest's message is echoed with its id and the client's, and answered after it; times rise strictly", async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const { id, status } = await talk.say('Ayşe', 'client-1');
  expect(status).toBe(200);
  const { activities, watermark } = await talk.read();
  const echo = activities.findIndex((activity) => activity.id === id);
  expect(activities[echo]).toMatchObject({
    text: 'Ayşe',
    from: { id: `dl_${talk.id}`, role: 'user' },
    channelData: { clientActivityID: 'client-1' },
  });
  expect(activities.length).toBeGreaterThan(echo + 1);
  const times = activities.map(({ timestamp }) => timestamp);
  expect([...new Set(times)].sort()).toEqual(times);
  expect(activities.every(({ replyToId }) => replyToId === undefined)).toBe(true);
  expect(watermark).toMatch(/^\d+$/);
  expect((await talk.read(watermark)).activities).toEqual([]);
});

test('a forged sender, id and time count for nothing', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const forged = {
    type: 'message',
    text: 'Mehmet',
    from: { id: 'tarakazan', role: 'bot' },
    id: 'x',
    timestamp: '1999-01-01T00:00:00Z',
  };
  await talk.call('POST', '/activities', forged);
  const echo = (await talk.read()).activities.find(({ text }) => text === 'Mehmet');
  expect(echo?.from).toEqual({ id: `dl_${talk.id}`, role: 'user' });
  expect(echo?.id).not.toBe('x');
  expect(echo?.timestamp.startsWith('2026')).toBe(true);
});

test('the same client message three times, also at once, is one turn', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const posts = await Promise.all([
    talk.say('Ayşe', 'same'),
    talk.say('Ayşe', 'same'),
    talk.say('Ayşe', 'same'),
  ]);
  expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
  expect(posts.every(({ status }) => status === 200)).toBe(true);
  const { activities } = await talk.read();
  expect(activities.filter(({ text }) => text === 'Ayşe')).toHaveLength(1);
});

test('two messages at once are answered in order, each once', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const before = (await talk.read()).watermark;
  await Promise.all([talk.say('Ayşe', 'one'), talk.say('not a phone number', 'two')]);
  const roles = (await talk.read(before)).activities.map(({ from }) => from.role);
  expect(roles.filter((role) => role === 'user')).toHaveLength(2);
  expect(roles[0]).toBe('user');
  expect(roles[1]).toBe('bot');
  expect(roles.at(-1)).toBe('bot');
});

test('pages of other hosts may call it, without cookies', async () => {
  const preflight = await callDirectLine(bot.base, 'OPTIONS', '/conversations');
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  const { token } = await takeToken(bot.base, 'kahve');
  const started = await callDirectLine(
    bot.base,
    'POST',
    '/conversations',
    token,
    {},
    { 'sec-fetch-site': 'cross-site' },
  );
  expect(started.headers.get('access-control-allow-origin')).toBe('*');
  expect(started.headers.has('set-cookie')).toBe(false);
  expect(started.headers.has('access-control-allow-credentials')).toBe(false);
});

test('a mobile number with a prefix that is new to the phone library passes and is counted', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  for (const said of ['Ayşe', '0588 123 45 67']) await talk.say(said);
  const { activities } = await talk.read();
  expect(activities.at(-1)?.channelData?.question).toBe('consent');
  const metrics = await (await fetch(`${bot.base}/metrics`)).text();
  expect(metrics).toContain('bot_turn_notices_total{notice="new_phone_prefix"} 1');
});

test('unknown Direct Line addresses and methods are 404 in its shape', async () => {
  for (const [method, path] of [
    ['GET', '/session/getsessionid'],
    ['DELETE', '/conversations'],
    ['PUT', '/x'],
  ] as const)
    expect(await callDirectLine(bot.base, method, path)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
});
