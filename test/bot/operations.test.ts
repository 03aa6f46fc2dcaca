import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

import { openTestBot, type TestBot } from './open-test-bot.js';
import { callDirectLine, startTalk } from './talk.js';

let bot: TestBot;
let production: TestBot;

beforeAll(async () => {
  bot = await openTestBot({
    config: { PUBLIC_URL: 'https://tara.example' },
    server: { limits: { token: 20, turn: 5 } },
  });
  await bot.addBusiness({ slug: 'kahve-duragi' });
  production = await openTestBot({
    config: {
      ...{ NODE_ENV: 'production', ALLOW_IN_PRODUCTION: 'sandbox', DEMO_DATA: 'false' },
      ...{
        PUBLIC_URL: 'https://tara.example',
        ADMIN_URL: 'https://panel.example',
        SMTP_URL: 'smtp://127.0.0.1',
      },
    },
  });
});
afterAll(async () => {
  await bot.close();
  await production.close();
});

test('health: live, and ready while Postgres answers', async () => {
  expect(await (await fetch(`${bot.base}/health/live`)).json()).toEqual({ status: 'live' });
  const ready = await fetch(`${bot.base}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
});

test('metrics are for the machine itself: what comes through a proxy finds nothing', async () => {
  const inside = await fetch(`${bot.base}/metrics`);
  expect(inside.status).toBe(200);
  expect(await inside.text()).toContain('bot_streams 0');
  expect((await fetch(`${bot.base}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(
    404,
  );
});

test("the printed code leads to the business's page, marked as a scan", async () => {
  const png = await fetch(`${bot.base}/kahve-duragi/qr.png`);
  expect(png.headers.get('content-type')).toBe('image/png');
  const { data, width, height } = PNG.sync.read(Buffer.from(await png.arrayBuffer()));
  expect(jsQR.default(new Uint8ClampedArray(data), width, height)?.data).toBe(
    'https://tara.example/kahve-duragi?s=qr',
  );
  const svg = await fetch(`${bot.base}/Kahve-Duragi/qr.svg`);
  expect(svg.headers.get('content-type')).toContain('image/svg+xml');
  expect(await svg.text()).toMatch(/^<svg /);
  expect((await fetch(`${bot.base}/nobody/qr.svg`)).status).toBe(404);
});

test('what the page loads is compressed, named by its hash and kept for ever', async () => {
  const page = await (await fetch(`${bot.base}/kahve-duragi`)).text();
  const files = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, src]) => src ?? '');
  expect(files).toHaveLength(2);
  for (const src of files) {
    expect(src).toMatch(/^\/assets\/[\w-]+-[0-9a-f]{16}\.(js|css)$/);
    const sizes: number[] = [];
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await fetch(bot.base + src, { headers: { 'accept-encoding': encoding } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      sizes.push(Number(answer.headers.get('content-length')));
      expect((await answer.text()).length).toBeGreaterThan(500);
    }
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  }
  expect((await fetch(`${bot.base}/assets/open-chat-0000000000000000.js`)).status).toBe(404);
});

test('the rest of the house: home, robots, icon', async () => {
  const home = await (await fetch(bot.base, { headers: { 'accept-language': 'de' } })).text();
  expect(home).toContain('scannen und gewinnen');
  expect(await (await fetch(`${bot.base}/robots.txt`)).text()).toContain('Disallow: /v3/');
  expect((await fetch(`${bot.base}/favicon.ico`)).headers.get('content-type')).toBe('image/svg+xml');
});

test('behind https everything says so, the cookie too', async () => {
  const talk = await startTalk(bot.base, 'kahve-duragi');
  const started = await callDirectLine(bot.base, 'POST', '/conversations', talk.token, {});
  expect(started.headers.get('set-cookie')).toContain('; Secure');
  expect(started.headers.get('strict-transport-security')).toContain('max-age');
  const proxied = await callDirectLine(bot.base, 'GET', `/conversations/${talk.id}`, talk.token);
  expect(proxied.body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:/);
});

test('a flood in one conversation is stopped with 429, its pause in milliseconds; others are not touched', async () => {
  const [flooding, quiet] = [
    await startTalk(bot.base, 'kahve-duragi'),
    await startTalk(bot.base, 'kahve-duragi'),
  ];
  const statuses: number[] = [];
  for (let post = 0; post < 7; post++) statuses.push((await flooding.say(`Ayşe ${post}`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  const { headers, body } = await flooding.call('POST', '/activities', { type: 'message', text: 'more' });
  expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1000);
  expect(body.error.code).toBe('too_many_requests');
  expect((await quiet.say('Ayşe')).status).toBe(200);
});

test('a flood of tokens from one address is stopped with 429', async () => {
  const statuses = [];
  for (let ask = 0; ask < 25; ask++)
    statuses.push((await callDirectLine(bot.base, 'POST', '/tokens/generate?business=kahve-duragi')).status);
  expect(statuses.at(-1)).toBe(429);
});

test.each([
  ['/sandbox/outbox', 303, 'https://panel.example/admin/outbox'],
  [
    '/sandbox/outbox.json?to=%2B905320000001',
    303,
    'https://panel.example/admin/outbox.json?to=%2B905320000001',
  ],
  ['/sandbox/outbox/?to=+905320000001', 303, 'https://panel.example/admin/outbox?to=+905320000001'],
])('in production the outbox is behind the CEO’s sign-in: %s', async (path, status, location) => {
  const answer = await fetch(production.base + path, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([
    status,
    location,
    '',
  ]);
});

/** `fetch` sets Host by itself. */
const askAs = (
  path: string,
  headers: Record<string, string>,
): Promise<{ status?: number; location?: string }> =>
  new Promise((resolve, reject) => {
    request(new URL(path, bot.base), { headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, location: answer.headers.location });
    })
      .on('error', reject)
      .end();
  });

test.each([
  [{ host: 'localhost:3000' }, 200],
  [{ host: 'tara.example' }, 200],
  [{ host: 'evil.example' }, 303],
  [{ host: 'localhost.evil.example' }, 303],
  [{ host: '192.168.1.20:3000' }, 303],
  [{ host: 'tara.example', 'x-forwarded-for': '203.0.113.9' }, 303],
])(
  'the outbox is shown to this machine under a name of its own, to others after the sign-in: %j',
  async (headers, status) => {
    for (const path of ['/sandbox/outbox', '/sandbox/outbox.json?to=%2B905320000001']) {
      const answer = await askAs(path, headers);
      expect(answer.status).toBe(status);
      expect(answer.location).toBe(
        status === 303 ? `${bot.config.ADMIN_URL}/admin${path.slice('/sandbox'.length)}` : undefined,
      );
    }
  },
);
