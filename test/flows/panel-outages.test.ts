import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../core/config.js';
import { openPlatform, type Platform } from '../../core/platform.js';
import { listen, openTestAdmin, PASSWORD, type TestAdmin } from '../admin/open-test-admin.js';
import { openPage, type OpenedPage } from '../admin/overview-page.js';
import { PanelVisitor } from '../admin/panel-visitor.js';
import { launchBrowser, PHONE } from '../support/browser.js';
import { enrol } from '../support/enrol.js';
import { openLine, type Line } from '../support/line.js';
import { makeBusiness } from '../support/make-business.js';

let at: TestAdmin;
let line: Line;
let platform: Platform;
let panel: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let page: Page;
let opened: OpenedPage;

beforeAll(async () => {
  at = await openTestAdmin();
  const { id: businessId } = await makeBusiness(at);
  const app = await at.openAnother({ as: 'app' });
  await enrol(app, businessId, { name: 'Ayşe Yılmaz' });
  await at.addAccount('owner@cafe.example', { businessId, role: 'owner' });
  await at.addAccount('ceo@tarakazan.example');
  const url = new URL(at.database.ceoUrl);
  line = await openLine(Number(url.port));
  url.port = String(line.port);
  const config = readConfig({ ...at.environment, DATABASE_CEO_URL: url.href });
  platform = await openPlatform(config, 'test', { as: 'ceo' });
  panel = await listen(platform);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await panel?.close();
  await platform?.close();
  await line?.close();
  await at?.close();
});

/** A browser that speaks another language than the account: what is said is to be in the account's. */
async function open(path: string, email = 'owner@cafe.example'): Promise<Page> {
  const visitor = new PanelVisitor(panel.base);
  await visitor.signIn(email, PASSWORD);
  opened = await openPage(browser, visitor, { ...PHONE, locale: 'tr-TR' });
  await opened.page.goto(panel.base + path);
  return opened.page;
}

/** The page as it stands is fit for everybody; what the browser itself says of refused calls is not asked. */
async function looksRight(state: string): Promise<void> {
  await opened.inspects(`state-${state}`);
  expect(opened.complaints.filter((text) => text.startsWith('state-'))).toEqual([]);
}

const FIELDS = { name: 'Yeni Kasiyer', email: 'yeni@cafe.example', role: 'cashier', language: 'de' };

async function fill(): Promise<void> {
  await page.locator('input[name=name]').fill(FIELDS.name);
  await page.locator('input[name=email]').fill(FIELDS.email);
  await page.locator('select[name=role]').selectOption(FIELDS.role);
  await page.locator('select[name=language]').selectOption(FIELDS.language);
}

const typed = () =>
  page.evaluate('Object.fromEntries(new FormData(document.querySelector(".tk-form")))') as Promise<object>;
const send = () => page.locator('.tk-form button').click();
const mails = async () => (await at.database.asOwner('SELECT FROM mail')).length;

/** Nothing says that it was done, and nothing that was typed is gone. */
async function keptAsTyped(): Promise<void> {
  expect(await typed()).toEqual(FIELDS);
  expect(await page.locator('.tk-notice').count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/admin/resources/staff/actions/invite');
  expect(await mails()).toBe(0);
}

test('Postgres away: a form keeps what was typed and says so; once it is back the same form goes through', async () => {
  page = await open('/admin/resources/staff/actions/invite');
  await fill();
  await line.cut();
  await send();
  await page.locator('.tk-strip').getByText('nothing was saved').waitFor();
  await looksRight('away-form');
  await keptAsTyped();
  await line.mend();
  await send();
  await page.locator('.tk-notice').getByText('The invitation is on its way').waitFor();
  expect(await page.locator('.tk-strip').count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/admin/resources/staff');
  expect(await mails()).toBe(1);
  await at.database.asOwner('DELETE FROM mail');
  await page.context().close();
}, 120_000);

test('Postgres away: a list and a record say that they could not be loaded, and are asked for again', async () => {
  page = await open('/admin/resources/customers');
  await page.getByText('Ayşe Yılmaz').waitFor();
  await line.cut();
  await page.locator('.tk-record-card').click();
  await page.locator('[role=alert]').getByText('This could not be loaded.').waitFor();
  expect(await page.locator('.tk-strip').textContent()).not.toContain('saved');
  await line.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('h1').getByText('Ayşe Yılmaz').waitFor();
  await line.cut();
  await page.locator('.tk-back a').click();
  await page.locator('[role=alert]').getByText('The list could not be loaded.').waitFor();
  expect(await page.locator('.tk-empty').getByText('Everybody who scans').count()).toBe(0);
  await looksRight('away-list');
  await line.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Ayşe Yılmaz').waitFor();
  await page.context().close();
}, 120_000);

test('an answer that was lost on its way: nobody says that nothing was saved, and it was', async () => {
  page = await open('/admin/resources/staff/actions/invite');
  await fill();
  await page.locator('input[name=email]').fill('kayip@cafe.example');
  await page.route('**/actions/invite', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await send();
  await page.locator('.tk-strip').getByText('It is not known whether this was saved.').waitFor();
  await looksRight('lost-answer');
  expect(await page.locator('.tk-strip').textContent()).not.toContain('nothing');
  expect(await mails()).toBe(1);
  await at.database.asOwner('DELETE FROM mail');
  await page.context().close();
}, 120_000);

test('a session that ended while a form was filled: signed in beside it, the form goes through as it stands', async () => {
  page = await open('/admin/resources/staff/actions/invite');
  await fill();
  FIELDS.email = 'yine@cafe.example';
  await page.locator('input[name=email]').fill(FIELDS.email);
  await at.database.asOwner('UPDATE account SET epoch = epoch + 1');
  await send();
  await page.locator('.tk-strip').getByText('You have been signed out').waitFor();
  await looksRight('signed-out');
  await keptAsTyped();
  const beside = page.context().waitForEvent('page');
  await page.locator('.tk-strip a').click();
  const signIn = await beside;
  await signIn.fill('#email', 'owner@cafe.example');
  await signIn.fill('#password', PASSWORD);
  await signIn.click('main button');
  await signIn.locator('h1').waitFor();
  await signIn.close();
  await send();
  await page.locator('.tk-notice').getByText('The invitation is on its way').waitFor();
  expect(await mails()).toBe(1);
  await page.context().close();
}, 120_000);

test('what is not to be done by accident is asked first, by its name; then it is done, and its page is there anew', async () => {
  page = await open('/admin/resources/staff');
  await page.locator('.tk-record-card', { hasText: FIELDS.name }).first().click();
  const ask = page.getByRole('button', { name: 'Take the sign-in away' });
  await ask.click();
  const asked = page.getByRole('dialog', { name: `Take the sign-in away: ${FIELDS.name}` });
  await asked.waitFor();
  await looksRight('asked');
  await page.keyboard.press('Escape');
  await asked.waitFor({ state: 'detached' });
  expect(await page.locator('h1').textContent()).toBe(FIELDS.name);
  await ask.click();
  await asked.getByRole('button', { name: 'Take the sign-in away' }).click();
  await page.locator('.tk-notice').getByText('The sign-in is taken away.').waitFor();
  await asked.waitFor({ state: 'detached' });
  await looksRight('done');
  expect(await page.locator('h1').textContent()).toBe(FIELDS.name);
  const disabled = await at.database.asOwner('SELECT FROM account WHERE disabled_at IS NOT NULL');
  expect(disabled).toHaveLength(1);
  await page.context().close();
}, 120_000);

test('what was changed by one tap is at once shown as it is now, on the page that it was done from', async () => {
  page = await open('/admin/resources/businesses', 'ceo@tarakazan.example');
  await page.locator('.tk-record-card').first().click();
  await page.getByRole('button', { name: 'Suspend' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('button', { name: 'Suspend' }).click();
  await page.locator('.tk-notice').getByText('The business is suspended.').waitFor();
  await page.getByRole('button', { name: 'Open again' }).waitFor();
  expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0);
  // What was taken away in another tab meanwhile is not passed over in silence.
  const json = { error: { code: 'not_found', message: 'There is nothing here.' } };
  await page.route('**/reopen', (route) => route.fulfill({ status: 404, json }));
  await page.getByRole('button', { name: 'Open again' }).click();
  await page.locator('.tk-strip').getByText('This is no longer there').waitFor();
  await looksRight('gone');
  await page.context().close();
}, 120_000);
