import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { FakeClock } from '../support/fake-clock.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { readCode, startTalk, takeToken, type Talk } from './talk.js';

const clock = new FakeClock();
const PHONE = '+905321234567';
let bot: TestBot;

beforeAll(async () => {
  bot = await openTestBot({ clock });
  await bot.addBusiness({ slug: 'kahve' });
  await bot.addBusiness({ slug: 'berber', name: 'Berber' });
});
afterAll(() => bot.close());

const botWords = async (talk: Talk, after = ''): Promise<string> =>
  (await talk.read(after)).activities
    .filter(({ from }) => from.role === 'bot')
    .map(({ text }) => text)
    .join('\n');

async function finishVisit(talk: Talk): Promise<string> {
  for (const answer of ['Ayşe', PHONE, 'no']) await talk.say(answer);
  await talk.say(await readCode(bot, PHONE));
  await talk.say('later');
  const gift = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(await botWords(talk))?.[0];
  if (!gift) throw new Error('the visit ended without a gift');
  return gift;
}

test('a reload goes on in the same conversation, at the same question, with its history', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  await talk.say('Ayşe');
  const before = await talk.read();
  const again = await startTalk(bot.base, 'kahve', { cookie: talk.cookie });
  expect(again.id).toBe(talk.id);
  expect(again.status).toBe(200);
  expect(await again.read()).toEqual(before);
  clock.advance({ days: 5 });
  expect((await takeToken(bot.base, 'kahve', talk.cookie)).conversationId).toBe(talk.id);
});

test("the way back is read by no script, and is one business's alone", async () => {
  const { token } = await takeToken(bot.base, 'kahve');
  const started = await fetch(`${bot.base}/v3/directline/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const cookie = started.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^tk_\d+=[\w.-]+; Path=\/v3\/directline; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  const [pair = ''] = cookie.split(';');
  const kahve = await startTalk(bot.base, 'kahve', { cookie: pair });
  const berber = await startTalk(bot.base, 'berber', { cookie: pair.replace(/^tk_\d+/, 'tk_2') });
  expect(berber.id).not.toBe(kahve.id);
  for (const broken of [`${pair}x`, 'tk_1=', `tk_1=${token}`])
    expect((await startTalk(bot.base, 'kahve', { cookie: broken })).status).toBe(201);
});

test('a cookie is good for thirty days', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  clock.advance({ days: 31 });
  expect((await takeToken(bot.base, 'kahve', talk.cookie)).conversationId).not.toBe(talk.id);
});

test('who proved the phone on this device is greeted by name on another day, and shown the gift that is there', async () => {
  const first = await startTalk(bot.base, 'kahve');
  const gift = await finishVisit(first);
  clock.advance({ hours: 2 });
  expect((await takeToken(bot.base, 'kahve', first.cookie)).conversationId).toBe(first.id);
  clock.advance({ hours: 11 });
  const second = await startTalk(bot.base, 'kahve', { cookie: first.cookie });
  expect(second.id).not.toBe(first.id);
  expect(await botWords(second)).toContain('Ayşe');
  await second.say('later');
  expect(await botWords(second)).toContain(gift);
});

test('the phone number alone opens nothing: without the cookie the same number is proven again', async () => {
  const stranger = await startTalk(bot.base, 'kahve');
  await stranger.say('Mallory');
  await stranger.say(PHONE);
  await stranger.say('no');
  expect(await botWords(stranger)).not.toMatch(/Ayşe|[A-Z2-9]{4}-[A-Z2-9]{4}/);
});
