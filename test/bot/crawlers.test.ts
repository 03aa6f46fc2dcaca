import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { changeBranding } from '../../core/businesses/change-branding.js';
import { picture } from '../support/picture.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { startTalk } from './talk.js';

const CRAWLERS = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'WhatsApp/2.23.20.0',
  'TelegramBot (like TwitterBot)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'curl/8.5.0',
  '',
];

let bot: TestBot;
let paths: string[];

beforeAll(async () => {
  bot = await openTestBot();
  const socialLinks = { instagram: 'https://instagram.com/kahve', website: 'https://kahve.example/' };
  const cafe = await bot.addBusiness({ slug: 'kahve-duragi', socialLinks });
  await bot.addBusiness({ slug: 'cafe-linde' });
  await bot.ceo.db.inScope(cafe, (tx) => changeBranding(cafe, tx, { logo: picture() }));
  const page = (await get('/kahve-duragi')).body;
  paths = [
    ...['/', '/kahve-duragi', '/kahve-duragi?s=qr', '/Kahve-Duragi', '/kahve-duragi/go/instagram'],
    ...['/kahve-duragi/go/website', '/kahve-duragi/go/x', '/privacy?b=kahve-duragi', '/terms?b=kahve-duragi'],
    ...[
      '/kahve-duragi/qr.svg',
      '/kahve-duragi/qr.png',
      '/robots.txt',
      '/favicon.ico',
      '/nobody',
      '/l/nothing',
    ],
    /\/kahve-duragi\/logo\/\w+/.exec(page)?.[0] ?? 'no logo',
    /\/assets\/open-chat[^"]+/.exec(page)?.[0] ?? 'no script',
  ];
});
afterAll(() => bot.close());

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status?: number; headers: http.IncomingHttpHeaders; body: string }> {
  const asked = http.get(bot.base + path, { headers });
  const [answer] = (await once(asked, 'response')) as [http.IncomingMessage];
  const body = (await buffer(answer)).toString('latin1');
  return { status: answer.statusCode, headers: answer.headers, body };
}

async function countRows(): Promise<Record<string, number>> {
  const tables = await bot.database.asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const counts = await bot.database.asOwner<{ name: string; rows: number }>(
    tables
      .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`)
      .join(' UNION ALL '),
  );
  return Object.fromEntries(counts.map(({ name, rows }) => [name, rows]));
}

test('a thousand visits of crawlers, everywhere, write not one row in any table', async () => {
  const before = await countRows();
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['business', 'scan', 'social_click']));
  const statuses = new Set<number | undefined>();
  for (let visit = 0; visit < 1000; visit++) {
    const agent = CRAWLERS[visit % CRAWLERS.length];
    const path = paths[visit % paths.length] ?? '/';
    statuses.add((await get(path, agent ? { 'user-agent': agent } : {})).status);
  }
  expect([...statuses].sort()).toEqual([200, 302, 404]);
  expect(await countRows()).toEqual(before);
  // A busy machine may need longer for a thousand than a test is usually given.
}, 240_000);

test("another's cookies change nothing: with them every page is the same to the byte", async () => {
  const cookies: string[] = [];
  for (const slug of ['kahve-duragi', 'cafe-linde']) {
    const talk = await startTalk(bot.base, slug);
    const started = await talk.call('POST', '/activities', { type: 'message', text: 'Ayşe' });
    cookies.push(...started.headers.getSetCookie(), `tk_${cookies.length + 1}=${talk.token}`);
  }
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  for (const path of paths) {
    const [plain, withCookies] = [await get(path), await get(path, { cookie })];
    for (const answer of [plain, withCookies]) delete answer.headers.date;
    expect([path, withCookies]).toEqual([path, plain]);
  }
});
