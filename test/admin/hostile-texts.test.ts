import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, PHONE } from '../support/browser.js';
import { enrol } from '../support/enrol.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestAdmin, PASSWORD, type TestAdmin } from './open-test-admin.js';

const HOSTILE = `</script><script>window.harmed=1</script><img src=x onerror=window.harmed=2>"'\`{{x}} \u202Eters\u2066 🎉 ş`;

let at: TestAdmin;
let browser: Browser;
let page: Page;
const faults: string[] = [];
const hosts = new Set<string>();

beforeAll(async () => {
  at = await openTestAdmin();
  const app = await at.openAnother({ as: 'app' });
  const { id: businessId, system } = await makeBusiness(at);
  const { guestId } = await enrol(app, businessId);
  await at.addAccount('owner@cafe.example', { businessId, role: 'owner' });
  // Past every use case that would refuse it: whatever stands in a row is shown as text.
  await at.database.asOwner('UPDATE business SET name = $2 WHERE business_id = $1', [businessId, HOSTILE]);
  await app.db.inScope(system, (tx) =>
    tx.sql('UPDATE guest SET name_sealed = $3 WHERE business_id = $1 AND id = $2', [
      businessId,
      guestId,
      tx.keys.seal('guest.name', HOSTILE),
    ]),
  );
  await at.database.asOwner('UPDATE staff SET name_sealed = $1', [
    await app.db.inScope(system, async (tx) => tx.keys.seal('staff.name', HOSTILE)),
  ]);
  await at.addAccount('ceo@tarakazan.example');
  await at.database.asOwner(
    `UPDATE activity_entry SET reason = $1, action = $1, fields = ARRAY[$1], changes = jsonb_build_object($1::text, jsonb_build_array('a', $1)),
       actor_role = 'owner', actor_id = (SELECT min(id) FROM staff) WHERE seq = 1`,
    [HOSTILE],
  );
  browser = await launchBrowser();
  page = await openFor('owner@cafe.example');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await at?.close();
});

async function openFor(email: string): Promise<Page> {
  const opened = await (await browser.newContext(PHONE)).newPage();
  opened.on('pageerror', (error) => faults.push(error.message));
  opened.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  opened.on('request', (request) => hosts.add(new URL(request.url()).host));
  await opened.goto(`${at.base}/admin/sign-in`);
  await opened.fill('#email', email);
  await opened.fill('#password', PASSWORD);
  await opened.click('main button');
  await opened.locator('.tk-card').first().waitFor();
  return opened;
}

/** In what the page is about: the menu has the business's name as well. */
const shown = (on: Page) =>
  on.locator('main').getByText(HOSTILE.slice(0, 40)).filter({ visible: true }).first();

const harmed = () => page.evaluate('window.harmed');

test.each([
  ['the overview', '/admin'],
  ['the list of customers', '/admin/resources/customers'],
  ['the list of staff', '/admin/resources/staff'],
  ['the activity log', '/admin/resources/activity'],
])('%s shows a hostile name as the text that it is', async (_name, path) => {
  await page.goto(at.base + path);
  await shown(page).waitFor();
  expect(await harmed()).toBeUndefined();
});

test('so does a record’s own page', async () => {
  await page.goto(`${at.base}/admin/resources/customers`);
  await shown(page).click();
  await page.waitForURL(/\/show$/);
  await page.locator('h1').getByText(HOSTILE.slice(0, 40)).waitFor();
  expect(await harmed()).toBeUndefined();
});

test.each(['businesses', 'all-activity'])(
  'the CEO’s %s show it as text, in the list and on a record',
  async (list) => {
    const ceo = await openFor('ceo@tarakazan.example');
    await ceo.goto(`${at.base}/admin/resources/${list}`);
    await shown(ceo).click();
    await ceo.waitForURL(/\/show$/);
    await shown(ceo).waitFor();
    expect(await ceo.evaluate('window.harmed')).toBeUndefined();
    await ceo.context().close();
  },
);

test('an e-mail that is typed at signing in comes back as text', async () => {
  const answer = await at.visitor().signIn(HOSTILE, 'x');
  const text = await answer.text();
  expect(text).not.toContain('<script');
  expect(text).not.toContain('<img');
});

test('no page broke its content policy, raised an error or asked another host', () => {
  expect(faults).toEqual([]);
  expect([...hosts]).toEqual([new URL(at.base).host]);
});

test('what is out of reach is told over the page, and what was typed stays', async () => {
  await page.goto(`${at.base}/admin/resources/staff/actions/invite`);
  await page.locator('input[name=name]').fill('Yeni Kasiyer');
  await page.locator('input[name=email]').fill('yeni@cafe.example');
  await page.locator('select[name=role]').selectOption('cashier');
  await page.locator('select[name=language]').selectOption('tr');
  await at.database.asOwner('UPDATE account SET epoch = epoch + 1');
  await page.locator('.tk-form button').click();
  await page.locator('.tk-strip').getByText('You have been signed out').waitFor();
  expect(await page.locator('.tk-strip a').getAttribute('href')).toBe('/admin/sign-in');
  expect(await page.locator('input[name=email]').inputValue()).toBe('yeni@cafe.example');
  expect(await at.database.asOwner('SELECT FROM mail')).toEqual([]);
});
