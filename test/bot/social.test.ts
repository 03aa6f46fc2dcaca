import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';

import type { Scope } from '../../core/scope.js';
import { FakeClock } from '../support/fake-clock.js';
import { openTestBot, type TestBot } from './open-test-bot.js';

const PERSON =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const LINKS = {
  instagram: 'https://www.instagram.com/kahveduragi',
  website: 'http://kahve-duragi.example/',
};

let bot: TestBot;
let cafe: Scope;
let clock: FakeClock;

beforeAll(async () => {
  clock = new FakeClock();
  bot = await openTestBot({ clock, server: { limits: { click: 40 } }, config: { TRUST_PROXY: 'true' } });
  cafe = await bot.addBusiness({ slug: 'kahve-duragi', socialLinks: LINKS });
  await bot.addBusiness({ slug: 'sade' });
});
afterAll(() => bot.close());
// Each test is long after the one before.
beforeEach(() => clock.advance({ minutes: 1 }));

/** As a browser asks; `fetch` would say of itself that it is a script. */
async function tap(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  base = bot.base,
): Promise<Response> {
  const asked = http.request(base + path, { method, headers: { 'user-agent': PERSON, ...headers } });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [http.IncomingMessage];
  const body = await text(answer);
  return new Response(body, {
    status: answer.statusCode,
    headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  });
}

/** Counting comes after the answer: this many taps of people have been dealt with once the metric says so. */
async function dealtWith(people: number): Promise<void> {
  for (let sum = -1, looks = 0; sum !== people; looks++) {
    if (looks > 2000) throw new Error(`${sum} taps were dealt with, not ${people}`);
    const metrics = await (await fetch(`${bot.base}/metrics`)).text();
    const counts = [...metrics.matchAll(/^bot_social_clicks_total\{.*\} (\d+)$/gm)];
    sum = counts.reduce((total, [, count]) => total + Number(count), 0);
  }
}
let people = 0;
async function person(network: string, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await tap(`/kahve-duragi/go/${network}`, headers);
  await dealtWith((people += 1));
  return answer;
}
async function clicks(): Promise<string[]> {
  const rows = await bot.database.asOwner<{ network: string }>(
    'SELECT network FROM social_click WHERE business_id = $1 ORDER BY id',
    [cafe.businessId],
  );
  return rows.map(({ network }) => network);
}

test.each([
  ['en', 'Instagram (opens in a new tab)', 'Website (opens in a new tab)'],
  ['tr', 'Instagram (yeni sekmede açılır)', 'Web sitesi (yeni sekmede açılır)'],
  ['de', 'Instagram (öffnet einen neuen Tab)', 'Webseite (öffnet einen neuen Tab)'],
])('the page in %s has a button for each link that is set, and for no other', async (language, ...names) => {
  const page = await (await tap(`/kahve-duragi?lang=${language}`)).text();
  for (const name of names) expect(page).toContain(`aria-label="${name}"`);
  expect([...page.matchAll(/href="\/kahve-duragi\/go\/(\w+)"/g)].map(([, network]) => network)).toEqual([
    'instagram',
    'website',
  ]);
  expect(page).toContain('target="_blank" rel="noopener nofollow"');
});

test('none set: no buttons', async () => {
  expect(await (await tap('/sade?lang=en')).text()).not.toMatch(/class="social"|\/go\//);
});

test("a tap leads to the owner's link, is kept by nobody, and is one click", async () => {
  const answer = await person('instagram');
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(LINKS.instagram);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  expect(answer.headers.has('set-cookie')).toBe(false);
  expect(await clicks()).toEqual(['instagram']);
});

test('a double tap is one click; another network, another guest and a later tap are clicks of their own', async () => {
  const before = (await clicks()).length;
  await Promise.all(['instagram', 'instagram', 'instagram'].map((one) => tap(`/kahve-duragi/go/${one}`)));
  await dealtWith((people += 3));
  expect(await clicks()).toHaveLength(before + 1);
  clock.advance({ ms: 9_999 });
  await person('instagram');
  expect(await clicks()).toHaveLength(before + 1);
  await person('website');
  await person('instagram', { 'x-forwarded-for': '203.0.113.7' });
  await person('instagram', { 'user-agent': PERSON.replace('18_0', '17_5') });
  expect(await clicks()).toHaveLength(before + 4);
  clock.advance({ seconds: 10 });
  await person('instagram');
  expect(await clicks()).toHaveLength(before + 5);
});

test.each([
  ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  ['a preview of a link', { 'user-agent': 'WhatsApp/2.23.20.0' }],
  ['an iPhone’s own look', { 'user-agent': 'MobileSMS/1.0 CFNetwork/1490.0.4 Darwin/23.2.0' }],
  ['a link preview of Apple', { 'user-agent': 'LinkPresentation/1.0 Mozilla/5.0 (iPhone)' }],
  ['an Android’s own look', { 'user-agent': 'Dalvik/2.1.0 (Linux; U; Android 13; SM-A546B Build/TP1A)' }],
  ['an app on it', { 'user-agent': 'okhttp/4.12.0' }],
  ['a program', { 'user-agent': 'curl/8.5.0' }],
  ['nobody', { 'user-agent': '' }],
  ['a browser that looks ahead', { 'sec-purpose': 'prefetch;prerender' }],
  ['an older one', { purpose: 'prefetch' }],
  ['a picture of another page', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a frame of another page', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
])('%s is led on and not counted', async (_, headers) => {
  const before = await clicks();
  const answer = await tap('/kahve-duragi/go/website', headers);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, LINKS.website]);
  expect((await tap('/kahve-duragi/go/website', {}, 'HEAD')).status).toBe(302);
  // A person after them: once that one is counted, whatever was to be counted before is too.
  await person('website');
  expect(await clicks()).toEqual([...before, 'website']);
});

test.each([
  '/kahve-duragi/go/tiktok',
  '/kahve-duragi/go/myspace',
  '/kahve-duragi/go/constructor',
  '/sade/go/x',
  '/nobody/go/x',
])('%s is a friendly 404', async (path) => {
  const answer = await tap(path, { 'accept-language': 'en' });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('There is no page here');
});

test('a hostile link that is in the row already never reaches a guest', async () => {
  const scope = await bot.addBusiness({ slug: 'saldiri' });
  const hostile = {
    instagram: 'javascript:alert(1)',
    facebook: 'https://facebook.com.evil.example/',
    website: 'https://127.0.0.1/',
    x: 'https://x.com/kahve',
  };
  await bot.database.asOwner(
    `UPDATE business SET social_links = $2, review_url = 'https://evil.example/' WHERE business_id = $1`,
    [scope.businessId, hostile],
  );
  const page = await (await tap('/saldiri?lang=en')).text();
  expect(page).not.toMatch(/evil|javascript:|127\.0\.0\.1\/"/);
  expect([...page.matchAll(/\/go\/(\w+)"/g)].map(([, network]) => network)).toEqual(['x']);
  for (const network of ['instagram', 'facebook', 'website'])
    expect((await tap(`/saldiri/go/${network}`)).status).toBe(404);
});

test('what cannot be counted is led on all the same, at once', async () => {
  const before = await clicks();
  await bot.database.asOwner('REVOKE INSERT ON social_click FROM tarakazan_app');
  try {
    expect((await person('instagram')).headers.get('location')).toBe(LINKS.instagram);
  } finally {
    await bot.database.asOwner('GRANT INSERT ON social_click TO tarakazan_app');
  }
  expect(await clicks()).toEqual(before);
});

test('nobody waits for the counting: the answer is there while the table is locked', async () => {
  const before = await clicks();
  const locker = new pg.Client(bot.database.ownerUrl);
  await locker.connect();
  try {
    await locker.query('BEGIN; LOCK TABLE social_click IN ACCESS EXCLUSIVE MODE');
    expect((await tap('/kahve-duragi/go/instagram')).status).toBe(302);
    await locker.query('ROLLBACK');
  } finally {
    await locker.end();
  }
  await dealtWith((people += 1));
  expect(await clicks()).toEqual([...before, 'instagram']);
});

test('a flood from one address is led on, and counted no further than its limit', async () => {
  const before = (await clicks()).length;
  const from = { 'x-forwarded-for': '203.0.113.66' };
  const statuses = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      tap('/kahve-duragi/go/instagram', { ...from, 'user-agent': PERSON.replace('18_0', `18_${n}`) }),
    ),
  );
  await dealtWith((people += 60));
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([302]));
  expect(await clicks()).toHaveLength(before + 40);
});

test('clicks hold no address, and a stop waits for those under way', async () => {
  const another = await bot.openAnotherServer();
  const before = (await clicks()).length;
  await tap('/kahve-duragi/go/website', { 'x-forwarded-for': '198.51.100.23' }, 'GET', another.base);
  await another.close();
  expect(await clicks()).toHaveLength(before + 1);
  const [row] = await bot.database.asOwner('SELECT * FROM social_click ORDER BY id DESC LIMIT 1');
  expect(Object.keys(row ?? {}).sort()).toEqual(['at', 'business_id', 'device_hash', 'id', 'network']);
  expect((row?.['device_hash'] as Buffer).toString('latin1')).not.toContain('198.51.100.23');
});
