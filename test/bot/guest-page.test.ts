import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { renameSlug } from '../../core/businesses/rename-slug.js';
import type { Scope } from '../../core/scope.js';
import { openTestBot, type TestBot } from './open-test-bot.js';

let bot: TestBot;
let cafe: Scope;

beforeAll(async () => {
  bot = await openTestBot();
  cafe = await bot.addBusiness({ slug: 'kahve-duragi' });
  await bot.addBusiness({ slug: 'yakinda', name: 'Yakında' }, false);
  await bot.addBusiness({
    slug: 'fiesta',
    name: '</script><img src=x onerror="alert(1)"> \u202E"Ali\'s" ☕',
  });
});
afterAll(() => bot.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(bot.base + path, { headers, redirect: 'manual' });

async function countRows(): Promise<number> {
  const tables = await bot.database.asOwner<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM ${name})`).join(' + ');
  const [row] = await bot.database.asOwner<{ rows: string }>(`SELECT ${counts} AS rows`);
  return Number(row?.rows);
}

test.each([
  ['en', 'Welcome to Kahve Durağı! Thank you for visiting.', 'A filter coffee', 'What is your name?'],
  ['tr', 'Kahve Durağı', 'Bir filtre kahve', 'Gizlilik'],
  ['de', 'Kahve Durağı', 'Ein Filterkaffee', 'Datenschutz'],
])('the first HTML in %s greets, says what there is to win, and asks', async (language, ...words) => {
  const answer = await get(`/kahve-duragi?lang=${language}`);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).toContain(`<html lang="${language}">`);
  for (const word of words) expect(text).toContain(word);
  expect(text).toContain('href="/privacy?b=kahve-duragi');
  expect(text).toContain('href="/terms?b=kahve-duragi');
  expect(text).toContain('Kahve Durağı Ltd. Şti.');
});

test('a first answer sent before the script was there leads back to the page, and nothing of it is kept', async () => {
  const before = await countRows();
  const sent = (path: string): Promise<Response> =>
    fetch(bot.base + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ name: 'Şule' }),
    });
  const answer = await sent('/kahve-duragi?s=qr&lang=de');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/kahve-duragi?s=qr&lang=de']);
  const unknown = await sent('/nobody');
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(await countRows()).toBe(before);
});

test("the page follows the phone's language, and is in English where that is not spoken", async () => {
  const languageOf = async (headers: Record<string, string>, query = ''): Promise<string | undefined> =>
    /<html lang="(\w+)">/.exec(await (await get(`/kahve-duragi${query}`, headers)).text())?.[1];
  expect(await languageOf({ 'accept-language': 'de-AT,de;q=0.9' })).toBe('de');
  for (const unknown of ['ja', 'fr-FR,fr;q=0.9', 'ar,*;q=0.5'])
    expect(await languageOf({ 'accept-language': unknown })).toBe('en');
  expect(await languageOf({ 'accept-language': '*' })).toBe('tr');
  expect(await languageOf({ 'accept-language': 'tr' }, '?lang=fr')).toBe('tr');
  expect(await languageOf({ 'accept-language': 'tr' }, '?lang=de')).toBe('de');
});

test.each([
  '/kahve-durağı',
  '/KAHVE-DURAĞI',
  '/Kahve Durağı',
  '/kahve_duragi',
  '/kahve-duragi.',
  '/kahve-duragi)',
  '/“kahve-duragi”',
])('%s typed by hand leads to the page, its query kept', async (typed) => {
  const answer = await get(`${encodeURI(typed)}?s=qr&lang=de`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/kahve-duragi?s=qr&lang=de']);
});

test('no script of the page looks behind in a pattern: Safari before 16.4 would read none of it', async () => {
  const page = await (await get('/kahve-duragi?lang=en')).text();
  const chat = /"script":"([^"]+)"/.exec(page)?.[1] ?? '';
  const scripts = [page, await (await get(chat.replaceAll('\\u002f', '/'))).text()];
  expect(scripts.map((text) => text.length > 4000)).toEqual([true, true]);
  for (const text of scripts) expect(text).not.toMatch(/\(\?<[!=]/);
});

test('an unchanged page costs nothing: 304 by its ETag, until the page changes or is another language', async () => {
  const first = await get('/kahve-duragi?lang=en');
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('vary')).toContain('Accept-Language');
  expect(first.headers.has('set-cookie')).toBe(false);
  expect((await get('/kahve-duragi?lang=en', { 'if-none-match': etag })).status).toBe(304);
  expect((await get('/kahve-duragi?lang=en', { 'if-none-match': etag, cookie: 'tk_1=foreign' })).status).toBe(
    304,
  );
  expect((await get('/kahve-duragi?lang=de', { 'if-none-match': etag })).status).toBe(200);
});

test('a hundred visits of crawlers write not one row', async () => {
  const before = await countRows();
  for (let visit = 0; visit < 100; visit++) await (await get(`/kahve-duragi?s=qr&visit=${visit}`)).text();
  expect(await countRows()).toBe(before);
});

test('slugs ignore case, and a renamed one leads every printed code on with its query', async () => {
  await bot.ceo.db.inScope(cafe, (tx) => renameSlug(cafe, tx, 'kahve-moda'));
  const old = await get('/kahve-duragi?s=qr&lang=de');
  expect(old.status).toBe(302);
  expect(old.headers.get('location')).toBe('/kahve-moda?s=qr&lang=de');
  expect((await get('/Kahve-Moda?s=qr')).headers.get('location')).toBe('/kahve-moda?s=qr');
  await bot.ceo.db.inScope(cafe, (tx) => renameSlug(cafe, tx, 'kahve-duragi'));
  expect((await get('/kahve-moda')).headers.get('location')).toBe('/kahve-duragi');
  expect((await get('/kahve-duragi')).status).toBe(200);
});

test.each([
  '/nobody-here',
  '/%zz',
  '/a/b/c',
  '/privacy',
  '/terms?b=nobody',
  '/..%2f..%2fetc%2fpasswd',
  `/${'x'.repeat(500)}`,
])('an unknown address %s is a friendly 404', async (path) => {
  const answer = await get(path, { 'accept-language': 'en' });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('There is no page here');
});

test('a business without a gift says that it opens soon, and holds no chat', async () => {
  const text = await (await get('/yakinda?lang=en')).text();
  expect(text).toContain('Opening soon');
  expect(text).not.toContain('<script');
});

test.each(['suspended', 'closed'])('a %s business shows a friendly page without chat', async (status) => {
  const scope = await bot.addBusiness({ slug: `cafe-${status}`, name: 'Café Ara' });
  await bot.database.asOwner('UPDATE business SET status = $2 WHERE business_id = $1', [
    scope.businessId,
    status,
  ]);
  const answer = await get(`/cafe-${status}?lang=en`);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).toContain('Café Ara');
  expect(text).not.toContain('<script');
  const token = await fetch(`${bot.base}/v3/directline/tokens/generate?business=cafe-${status}`, {
    method: 'POST',
  });
  expect(token.status).toBe(409);
});

test("a business's name cannot run, break out of an attribute, or turn the page around", async () => {
  const text = await (await get('/fiesta?lang=en')).text();
  expect(text).not.toContain('</script><img');
  expect(text).not.toContain('<img src=x');
  expect(text).toContain('&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  expect(text).toContain('\u202C\u2069');
});

test('every page carries a strict policy and the other security headers', async () => {
  for (const path of [
    '/',
    '/kahve-duragi',
    '/privacy?b=kahve-duragi',
    '/terms?b=kahve-duragi',
    '/nobody',
    '/sandbox/outbox',
  ]) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBeTruthy();
    expect(headers.has('server')).toBe(false);
  }
});

test.each(['en', 'tr', 'de'])(
  'privacy and terms can be read before anything is entered (%s)',
  async (language) => {
    const privacy = await (await get(`/privacy?b=kahve-duragi&lang=${language}`)).text();
    const terms = await (await get(`/terms?b=kahve-duragi&lang=${language}`)).text();
    expect(privacy).toContain('merhaba@kahve-duragi.example');
    expect(terms).toMatch(/Kişi başı bir kez|Once per person|Einmal pro Person/);
    expect(terms).toContain('30');
    expect(privacy).toContain('href="?b=kahve-duragi&amp;lang=de"');
  },
);

test('a scan is a beacon, counted once for a device in thirty minutes; nonsense is none', async () => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  const scan = (device: unknown, headers: Record<string, string> = JSON_TYPE): Promise<Response> =>
    fetch(`${bot.base}/kahve-duragi/scan`, { method: 'POST', headers, body: JSON.stringify({ device }) });
  const scans = async (): Promise<number> =>
    (await bot.database.asOwner('SELECT FROM scan WHERE business_id = $1', [cafe.businessId])).length;
  expect((await scan('a'.repeat(32))).status).toBe(204);
  expect((await scan('a'.repeat(32))).status).toBe(204);
  expect(await scans()).toBe(1);
  expect((await scan('b'.repeat(32))).status).toBe(204);
  expect(await scans()).toBe(2);
  for (const nonsense of [null, '', 7, 'not hex', 'a'.repeat(33), { a: 1 }])
    expect((await scan(nonsense)).status).toBe(400);
  // What another site's page can send without being asked.
  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await scan('c'.repeat(32), { ...JSON_TYPE, 'Sec-Fetch-Site': site })).status).toBe(403);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect((await scan('c'.repeat(32), { 'Content-Type': type })).status).toBe(400);
  expect(await scans()).toBe(2);
});
