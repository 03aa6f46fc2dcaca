import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { draftCampaign } from '../../core/campaigns/draft-campaign.js';
import { makeLinkCode } from '../../core/links/make-link-code.js';
import { parseLinkCode } from '../../core/links/parse-link-code.js';
import { shortLinks } from '../../core/links/short-links.js';
import type { Id, Scope } from '../../core/scope.js';
import { CAMPAIGN } from '../support/campaign-cafe.js';
import { enrol } from '../support/enrol.js';
import { FakeClock } from '../support/fake-clock.js';
import { openTestBot, type TestBot } from './open-test-bot.js';

const PERSON =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const TARGET = 'https://kahve-duragi.example/menu?a=1&b=%C5%9F';

let bot: TestBot;
let cafe: Scope;
let clock: FakeClock;
let guestId: Id;
let own: string;
let away: string;
let optOut: string;

beforeAll(async () => {
  clock = new FakeClock();
  bot = await openTestBot({ clock, server: { limits: { click: 40 } }, config: { TRUST_PROXY: 'true' } });
  cafe = await bot.addBusiness({ slug: 'kahve-duragi' });
  ({ guestId } = await enrol(bot.platform, cafe.businessId));
  own = (await makeLink(null)).link;
  ({ link: away, optOut } = await makeLink(TARGET));
});
afterAll(() => bot.close());
// Each test is long after the one before.
beforeEach(() => clock.advance({ minutes: 1 }));

async function makeLink(linkUrl: string | null): Promise<{ link: string; optOut: string }> {
  const { id } = await bot.ceo.db.inScope(cafe, (tx) => draftCampaign(cafe, tx, { ...CAMPAIGN, linkUrl }));
  return bot.platform.db.inScope(cafe, async (tx) => {
    const { id: messageId } = await tx.one<{ id: Id }>(
      `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, status, created_at, campaign_id)
       VALUES ($1, 'campaign', 'package', 'sms', $2, 'tr', 'sent', $3, $4) RETURNING id`,
      [cafe.businessId, guestId, tx.now, id],
    );
    const link = (await shortLinks(cafe, tx, 'link', [messageId])).get(messageId)!;
    return { link, optOut: (await shortLinks(cafe, tx, 'opt_out', [messageId])).get(messageId)! };
  });
}

/** As a browser asks; `fetch` would say of itself that it is a script. */
async function tap(code: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  const asked = http.request(`${bot.base}/l/${code}`, {
    method,
    headers: { 'user-agent': PERSON, ...headers },
  });
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
    const counts = [...metrics.matchAll(/^bot_link_clicks_total\{.*\} (\d+)$/gm)];
    sum = counts.reduce((total, [, count]) => total + Number(count), 0);
  }
}
let people = 0;
async function person(code: string, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await tap(code, headers);
  await dealtWith((people += 1));
  return answer;
}
const clicks = async (): Promise<number> =>
  (await bot.database.asOwner('SELECT FROM link_click WHERE business_id = $1', [cafe.businessId])).length;

test('a link leads where its campaign says, is kept by nobody, and a tap is a click', async () => {
  const answer = await person(away);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(TARGET);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.has('set-cookie')).toBe(false);
  expect(await clicks()).toBe(1);
});

test('without an address of its own it leads to the business’s page, under its slug of today', async () => {
  const answer = await person(own);
  expect(answer.headers.get('location')).toBe(`${bot.config.PUBLIC_URL}/kahve-duragi`);
});

test('a code read off a screen is understood: small letters, O for 0, I and L for 1', async () => {
  const typed = away.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
  expect((await person(typed)).headers.get('location')).toBe(TARGET);
});

const GLUED: [what: string, glue: (code: string) => string][] = [
  ['a full stop', (code) => `${code}.`],
  ['a bracket', (code) => `${code})`],
  ['a Turkish ending', (code) => `${code}'den`],
  ['a typographic apostrophe', (code) => `${code}${encodeURIComponent('’e')}`],
  ['an ellipsis', (code) => `${code}${encodeURIComponent('…')}`],
  ['a quotation mark and a comma', (code) => `${code}%22,`],
  ['a letter of another alphabet', (code) => `${code}${encodeURIComponent('ş')}`],
  ['an invisible sign before it', (code) => `${encodeURIComponent('\u2060')}${code}`],
  ['brackets around it', (code) => `(${code})!`],
];

test.each(GLUED)('a code with %s glued to it is the code', async (_, glue) => {
  expect((await person(glue(away.toLowerCase()))).headers.get('location')).toBe(TARGET);
  const page = await fetch(`${bot.base}/optout/${glue(optOut)}?lang=en`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Stop these SMS')]);
});

test('a double tap is one click; another guest, another device and a later tap are clicks of their own', async () => {
  const before = await clicks();
  await Promise.all([tap(away), tap(away), tap(away)]);
  await dealtWith((people += 3));
  expect(await clicks()).toBe(before + 1);
  clock.advance({ ms: 9_999 });
  await person(away);
  expect(await clicks()).toBe(before + 1);
  await person(own);
  await person(away, { 'x-forwarded-for': '203.0.113.7' });
  await person(away, { 'user-agent': PERSON.replace('18_0', '17_5') });
  expect(await clicks()).toBe(before + 4);
  clock.advance({ seconds: 10 });
  await person(away);
  expect(await clicks()).toBe(before + 5);
});

test.each([
  ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  [
    'the preview of an iPhone',
    {
      'user-agent':
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    },
  ],
  ['WhatsApp', { 'user-agent': 'WhatsApp/2.23.20.0 A' }],
  ['an Android’s own look', { 'user-agent': 'Dalvik/2.1.0 (Linux; U; Android 13; SM-A546B Build/TP1A)' }],
  ['an iPhone’s own look', { 'user-agent': 'MobileSMS/1.0 CFNetwork/1490.0.4 Darwin/23.2.0' }],
  ['a program', { 'user-agent': 'curl/8.5.0' }],
  ['nobody in particular', { 'user-agent': '' }],
  ['a prefetch', { 'sec-purpose': 'prefetch;prerender' }],
  ['an older prefetch', { purpose: 'prefetch' }],
])('%s is led on, and is no click', async (_who, headers) => {
  const before = await clicks();
  const answer = await tap(away, headers);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, TARGET]);
  // Whoever comes after would be counted after it.
  await person(away, { 'x-forwarded-for': `198.51.100.${before % 250}` });
  expect(await clicks()).toBe(before + 1);
});

test('a HEAD is led on, and is no click', async () => {
  const before = await clicks();
  expect((await tap(away, {}, 'HEAD')).status).toBe(302);
  await person(away, { 'x-forwarded-for': '198.51.100.251' });
  expect(await clicks()).toBe(before + 1);
});

test.each([
  '0000000000',
  '0000000000.',
  'ABC',
  'ABC.',
  '%C4%B0BCDEFGHJKM',
  'x'.repeat(11),
  'ABCDEFGH%2F',
  '%C4%B0BCDEFGHJK',
  "a'OR'1'='1",
])('%s is nobody’s link: a friendly 404', async (code) => {
  const answer = await tap(code, { 'accept-language': 'en' });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('There is no page here');
});

test('the code of an opt-out page is no link', async () => {
  expect((await tap(optOut)).status).toBe(404);
});

test('a click that cannot be written is lost, and the guest is led on all the same', async () => {
  await bot.database.asOwner('ALTER TABLE link_click RENAME TO link_click_away');
  try {
    expect((await person(away, { 'x-forwarded-for': '198.51.100.252' })).headers.get('location')).toBe(
      TARGET,
    );
  } finally {
    await bot.database.asOwner('ALTER TABLE link_click_away RENAME TO link_click');
  }
});

test('a flood of taps from one address is led on, and counted no further', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.99' };
  const before = await clicks();
  for (let n = 0; n < 50; n += 1) {
    clock.advance({ seconds: 11 });
    expect((await person(away, headers)).status).toBe(302);
  }
  expect(await clicks()).toBe(before + 40);
});

test('codes are ten signs that nobody mixes up, and are read as they were made', () => {
  const codes = new Set(Array.from({ length: 5_000 }, makeLinkCode));
  expect(codes.size).toBe(5_000);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(parseLinkCode(code)).toBe(code);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      const read = parseLinkCode(any);
      if (read !== null) expect(read).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    }),
  );
});
