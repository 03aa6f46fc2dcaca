import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { buildServer, type BotServer } from '../../bot/server.js';
import { readConfig } from '../../core/config.js';
import { openPlatform, type Platform } from '../../core/platform.js';
import { openLine, type Line } from '../support/line.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { callDirectLine, startTalk, type Talk } from './talk.js';

let bot: TestBot;
let line: Line;
let platform: Platform;
let server: BotServer;
let base: string;
let talk: Talk;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve-duragi' });
  const url = new URL(bot.database.appUrl);
  line = await openLine(Number(url.port));
  url.port = String(line.port);
  platform = await openPlatform(
    readConfig({ ...bot.environment, DATABASE_URL: url.href, LOG_LEVEL: 'silent' }),
    'test',
  );
  server = await buildServer(platform);
  base = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  talk = await startTalk(base, 'kahve-duragi');
  await line.cut();
});
afterAll(async () => {
  await server?.close();
  await platform?.close();
  await line?.close();
  await bot?.close();
});

test.each([
  ['GET', '/kahve-duragi'],
  ['GET', '/kahve-duragi/qr.svg'],
  ['GET', '/kahve-duragi/go/instagram'],
  ['GET', '/l/0123456789'],
  ['GET', '/sandbox/outbox'],
  ['GET', '/sandbox/outbox.json'],
  ['GET', '/health/ready'],
  ['POST', '/kahve-duragi/scan', { device: 'a'.repeat(32) }],
  ['POST', '/v3/directline/tokens/generate?business=kahve-duragi'],
])('with Postgres away %s %s says 503 and when to ask again', async (method, path, ...[body]: object[]) => {
  const headers = { 'Content-Type': 'application/json' };
  const json = body && JSON.stringify(body);
  const answer = await fetch(base + path, { method, headers, redirect: 'manual', body: json });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
});

test('with Postgres away a guest’s message and what is read of the talk are answered the same way', async () => {
  for (const [method, path, body] of [
    ['POST', '/activities', { type: 'message', text: 'Ayşe' }],
    ['GET', '/activities', undefined],
    ['GET', '', undefined],
  ] as const) {
    const {
      status,
      headers,
      body: said,
    } = await callDirectLine(
      ...([base, method, `/conversations/${talk.id}${path}`, talk.token, body] as const),
    );
    expect([method, path, status]).toEqual([method, path, 503]);
    expect(said.error.code).toBe('unavailable');
    expect(headers.get('retry-after')).toBe('5');
  }
});

test('with Postgres away a stream is refused with 503 before it is a WebSocket', async () => {
  const { port } = new URL(base);
  const url = Object.assign(new URL(talk.streamUrl), { port });
  const socket = new WebSocket(url);
  const [status, wait] = await new Promise<[number | undefined, string | undefined]>((resolve) => {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (request, { statusCode, headers }) => {
      resolve([statusCode, headers['retry-after']]);
      request.destroy();
    });
  });
  expect([status, wait]).toEqual([503, '5']);
});

test('what needs no database goes on, and all is well when Postgres is there again', async () => {
  expect((await fetch(`${base}/health/live`)).status).toBe(200);
  expect((await fetch(`${base}/robots.txt`)).status).toBe(200);
  await line.mend();
  expect((await fetch(`${base}/health/ready`)).status).toBe(200);
  expect((await fetch(`${base}/kahve-duragi`)).status).toBe(200);
  expect((await talk.say('Ayşe')).status).toBe(200);
});
