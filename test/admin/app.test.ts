import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLine, type Line } from '../support/line.js';
import { makeBusiness } from '../support/make-business.js';
import { listen, openTestAdmin, PASSWORD, type TestAdmin } from './open-test-admin.js';
import { PanelVisitor } from './panel-visitor.js';
import { openPlatform } from '../../core/platform.js';
import { readConfig } from '../../core/config.js';

let at: TestAdmin;
let businessId: string;

beforeAll(async () => {
  at = await openTestAdmin();
  businessId = (await makeBusiness(at)).id;
  await at.addAccount('owner@cafe.example', { businessId, role: 'owner' });
});
afterAll(() => at?.close());

test.each([
  ['tr-TR,tr;q=0.9', 'tr', 'Giriş yapın'],
  ['de', 'de', 'Anmelden'],
  ['en-GB', 'en', 'Sign in'],
  ['fr', 'en', 'Sign in'],
])('signing in speaks the visitor’s language: %s', async (wanted, language, title) => {
  const answer = await at.visitor().get('/admin/sign-in', { 'accept-language': wanted });
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(Buffer.byteLength(page)).toBeLessThan(20_000);
});

test('every answer forbids frames and other hosts, and is kept by nobody', async () => {
  for (const path of [
    '/admin/sign-in',
    '/admin/forgot',
    '/nothing-here',
    '/health/live',
    '/admin/link/abc',
  ]) {
    const { headers } = await at.visitor().get(path);
    const csp = headers.get('content-security-policy');
    expect([path, csp]).toEqual([path, expect.stringMatching(/^default-src 'none'; (?!.*http)/)]);
    expect(csp).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('an address that is not there is refused in words: to a person as a page, to a program as JSON', async () => {
  const page = await at.visitor().get('/admin/nothing', { 'accept-language': 'tr' });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('Burada bir şey yok');
  const answer = await at.visitor().get('/admin/api/nothing', { accept: 'application/json' });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
});

test('what goes wrong is said in the account’s language, before there is one in that of the page or the browser', async () => {
  await at.addAccount('german@cafe.example', { businessId, role: 'owner' });
  const visitor = await at.enter('german@cafe.example');
  await visitor.post('/admin/account/language', { language: 'de' });
  const asked = { accept: 'application/json', 'accept-language': 'tr' };
  const failures = [
    ['/admin/api/nothing', 404],
    ['/admin/api/resources/businesses/actions/list', 404],
    ['/admin/api/resources/customers/actions/list?filters.a.__proto__=1', 422],
  ] as const;
  for (const [path, status] of failures) {
    const answer = await visitor.get(path, asked);
    const { error } = (await answer.json()) as { error: { message: string } };
    expect([path, answer.status, error.message]).toEqual([path, status, expect.stringMatching(/itte/)]);
  }
  expect(await (await visitor.get('/admin/nothing', { 'accept-language': 'tr' })).text()).toContain(
    'lang="de"',
  );
  const stranger = await at.visitor().get('/admin/api/resources/customers/actions/list', asked);
  expect(await stranger.json()).toMatchObject({ error: { message: expect.stringContaining('Oturumunuz') } });
});

test('Postgres away: alive but not ready, and whoever sends a form is told that it did not work', async () => {
  const url = new URL(at.database.ceoUrl);
  const line: Line = await openLine(Number(url.port));
  url.port = String(line.port);
  const config = readConfig({ ...at.environment, DATABASE_CEO_URL: url.href });
  const platform = await openPlatform(config, 'test', { as: 'ceo' });
  const panel = await listen(platform);
  try {
    await outage(new PanelVisitor(panel.base), line);
  } finally {
    await panel.close();
    await platform.close();
    await line.close();
  }
});

async function outage(visitor: PanelVisitor, line: Line): Promise<void> {
  await visitor.signIn('owner@cafe.example', PASSWORD);
  expect(await visitor.isIn()).toBe(true);

  await line.cut();
  expect((await visitor.get('/health/live')).status).toBe(200);
  const saved = await visitor.post('/admin/account/language', { language: 'tr' });
  expect(saved.status).toBe(503);
  expect(await saved.text()).toContain('briefly out of reach');
  expect((await visitor.get('/health/ready', { accept: 'application/json' })).status).toBe(503);
  await line.mend();
  expect((await visitor.get('/health/ready')).status).toBe(200);
  expect(await (await visitor.get('/admin/account')).text()).toContain('<html lang="en">');
}
