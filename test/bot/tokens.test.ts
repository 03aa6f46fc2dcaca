import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { FakeClock } from '../support/fake-clock.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { callDirectLine, startTalk, takeToken } from './talk.js';

const clock = new FakeClock();
let bot: TestBot;

beforeAll(async () => {
  bot = await openTestBot({ clock });
  await bot.addBusiness({ slug: 'kahve' });
  await bot.addBusiness({ slug: 'berber', name: 'Berber' });
});
afterAll(() => bot.close());

test('a token opens its own conversation and no other', async () => {
  const [mine, other, foreign] = [
    await startTalk(bot.base, 'kahve'),
    await startTalk(bot.base, 'kahve'),
    await startTalk(bot.base, 'berber'),
  ];
  for (const talk of [other, foreign])
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/activities'],
      ['POST', '/activities'],
      ['POST', '/upload'],
    ] as const) {
      const body = method === 'POST' ? { type: 'message', text: 'hi' } : undefined;
      const answer = await callDirectLine(
        bot.base,
        method,
        `/conversations/${talk.id}${path}`,
        mine.token,
        body,
      );
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    }
});

test('no token, a broken one and a resume cookie in its place are 403; a token that was never started is 404', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  const [, cookie = ''] = talk.cookie.split('=');
  for (const token of [undefined, 'x', `${talk.token}x`, cookie, 'eyJhbGciOiJub25lIn0.eyJiaXoiOiIxIn0.']) {
    const answer = await callDirectLine(bot.base, 'GET', `/conversations/${talk.id}`, token);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'token_invalid' } } });
  }
  const { token, conversationId } = await takeToken(bot.base, 'kahve');
  const paths = [
    ['GET', ''],
    ['GET', '/activities'],
    ['POST', '/activities'],
  ] as const;
  for (const [method, path] of paths) {
    const body = method === 'POST' ? { type: 'message', text: 'hi' } : undefined;
    expect(
      (await callDirectLine(bot.base, method, `/conversations/${conversationId}${path}`, token, body)).status,
    ).toBe(404);
  }
});

test('a token runs out after 30 minutes with 403, and is renewed before that', async () => {
  const talk = await startTalk(bot.base, 'kahve');
  clock.advance({ minutes: 20 });
  const renewed = await callDirectLine(bot.base, 'POST', '/tokens/refresh', talk.token);
  expect(renewed.body).toMatchObject({ conversationId: talk.id, expires_in: 1800 });
  clock.advance({ minutes: 11 });
  const late = await talk.call('GET', '/activities');
  expect(late).toMatchObject({ status: 403, body: { error: { code: 'token_expired' } } });
  expect((await callDirectLine(bot.base, 'POST', '/tokens/refresh', talk.token)).status).toBe(403);
  expect(
    (await callDirectLine(bot.base, 'GET', `/conversations/${talk.id}`, renewed.body.token)).status,
  ).toBe(200);
});

test('an unknown business has no tokens', async () => {
  for (const slug of ['nobody', '', '%00', "'; DROP TABLE guest"]) {
    const answer = await callDirectLine(
      bot.base,
      'POST',
      `/tokens/generate?business=${encodeURIComponent(slug)}`,
    );
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  }
});
