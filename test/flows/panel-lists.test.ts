import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { mayDo } from '../../admin/access.js';
import { FRAME_TEXTS } from '../../admin/panel/frame-texts.js';
import { RESOURCES } from '../../admin/resources/all.js';
import type { Language } from '../../core/i18n/languages.js';
import { createLog } from '../../core/log.js';
import { loadDemo } from '../../ops/demo/load-demo.js';
import { openPage, type OpenedPage } from '../admin/overview-page.js';
import { openTestAdmin, PASSWORD, type TestAdmin } from '../admin/open-test-admin.js';
import type { PanelVisitor } from '../admin/panel-visitor.js';
import { launchBrowser, PHONE } from '../support/browser.js';
import { FakeClock } from '../support/fake-clock.js';
import { makeBusiness } from '../support/make-business.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const SMALL: BrowserContextOptions = { ...PHONE, viewport: { width: 320, height: 568 } };
type Who = 'owner' | 'ceo' | 'new';

let at: TestAdmin;
let browser: Browser;
const visitors = {} as Record<Who, PanelVisitor>;

beforeAll(async () => {
  at = await openTestAdmin({ clock: new FakeClock(NOW.toISOString()), config: { DEMO_PASSWORD: PASSWORD } });
  await loadDemo(at.config, createLog('test', 'silent'), { until: NOW });
  const { id: empty } = await makeBusiness(at, { name: 'Yeni Kafe', gift: null });
  await at.addAccount('owner@new.example', { businessId: empty, role: 'owner' });
  visitors.owner = await at.enter('owner@kahve-duragi.example');
  visitors.new = await at.enter('owner@new.example');
  visitors.ceo = await at.enter('ceo@tarakazan.example');
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await at?.close();
});

const speak = (language: Language) => at.database.asOwner('UPDATE account SET language = $1', [language]);
const listsOf = (who: Who) =>
  RESOURCES.filter(({ id }) => mayDo(who === 'ceo' ? 'ceo' : 'owner', `resource:${id}.list`));

/** A list has settled once it says something: rows, or that there are none. */
const settled = (page: Page) =>
  page.locator('.tk-list[aria-busy=false] :is(.tk-record-cards, .tk-records, .tk-empty)').waitFor();

/** Each list as it is, with its filters open, a record of it, and the forms of its actions. */
async function walk({ page, inspects }: OpenedPage, who: 'owner' | 'ceo', step: string): Promise<void> {
  for (const { id, actions = [] } of listsOf(who)) {
    await page.goto(`${at.base}/admin/resources/${id}`);
    await settled(page);
    await inspects(`${step}-${id}`);
    const filter = page.locator('.tk-tools > button');
    if (await filter.count()) {
      await filter.click();
      await page.locator('.tk-filters').waitFor();
      await inspects(`${step}-${id}-filter`);
      await page.keyboard.press('Escape');
      await page.locator('.tk-filters').waitFor({ state: 'detached' });
    }
    const record = page.locator('a.tk-record-card, a.tk-opens').first();
    if (await record.count()) {
      await record.click();
      await page.locator('.tk-record').waitFor();
      await inspects(`${step}-${id}-record`);
    }
    for (const { name, on, fields } of actions) {
      if (on !== 'resource' || !fields) continue;
      await page.goto(`${at.base}/admin/resources/${id}/actions/${name}`);
      await page.locator('.tk-form').waitFor();
      await inspects(`${step}-${id}-${name}`);
    }
  }
}

const VIEWS: [language: Language, screen: string, options: BrowserContextOptions][] = [
  ['tr', 'phone', PHONE],
  ['de', 'small', SMALL],
  ['en', 'desk', DESK],
];

describe.each(['owner', 'ceo'] as const)('the lists of the %s', (who) => {
  test.each(VIEWS)(
    'are whole and usable in %s on a %s, with filters, records and forms',
    async (language, screen, options) => {
      await speak(language);
      const opened = await openPage(browser, visitors[who], options);
      await walk(opened, who, `${who}-${screen}-${language}`);
      await opened.page.context().close();
      expect(opened.complaints).toEqual([]);
    },
    120_000,
  );
});

test('a list without anything says what will be here, in the reader’s language', async () => {
  const { page, complaints, inspects } = await openPage(browser, visitors.new, PHONE);
  for (const [at_, language] of (['tr', 'de', 'en'] as const).entries()) {
    await speak(language);
    for (const { id, empty } of listsOf('new')) {
      await page.goto(`${at.base}/admin/resources/${id}`);
      await settled(page);
      const words = page.locator('.tk-empty p');
      // Whoever opened the panel is in its list of staff.
      if ((await words.count()) === 0) continue;
      expect([id, await words.textContent()]).toEqual([id, empty?.[language] ?? 'what will be here']);
      expect(await page.locator('.tk-tools').count()).toBe(0);
      if (at_ === 0) await inspects(`new-${id}`);
    }
  }
  await page.context().close();
  expect(complaints).toEqual([]);
}, 120_000);

test('a phone’s card has a title, two facts and one tap; what it opens has that title', async () => {
  await speak('tr');
  const { page } = await openPage(browser, visitors.owner, SMALL);
  await page.goto(`${at.base}/admin/resources/customers`);
  await settled(page);
  const card = page.locator('a.tk-record-card').first();
  expect(await card.locator('.tk-card-fact').count()).toBe(2);
  const name = await card.locator('.tk-card-title').textContent();
  await card.click();
  await page.locator('.tk-record').waitFor();
  expect(await page.locator('h1').textContent()).toBe(name);
  expect(await page.title()).toBe(`${name} · TaraKazan`);
  await page.context().close();
});

test('what can be tapped on a small phone is 44 px high, and so wide', async () => {
  const { page, complaints, inspects } = await openPage(browser, visitors.owner, SMALL);
  await page.goto(`${at.base}/admin/resources/customers?filters.smsConsent=true`);
  await settled(page);
  const small = () =>
    page.evaluate(`[...document.querySelectorAll('a, button, select, input')].map((one) => [one.textContent || one.name, one.getBoundingClientRect()])
      .filter(([, box]) => box.right > 0 && (box.width < 43.5 || box.height < 43.5)).map(([text]) => text)`);
  expect(await small()).toEqual([]);
  await page.locator('.tk-tools > button').click();
  expect(await small()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.tk-top-bar button').click();
  expect(await small()).toEqual([]);
  await inspects('menu');
  // The list that one is in is a way out of the menu like any other.
  await page.locator('.tk-sheet a[href="/admin/resources/customers"]').click();
  await page.locator('.tk-sheet').waitFor({ state: 'detached' });
  await page.context().close();
  expect(complaints).toEqual([]);
});

test('search, filter, order and page are in the address, are told as chips and come back from a record', async () => {
  await speak('en');
  const { page } = await openPage(browser, visitors.owner, PHONE);
  await page.goto(`${at.base}/admin/resources/customers`);
  await settled(page);
  const all = await page.locator('h1 small').textContent();
  await page.locator('.tk-tools > button').click();
  await page.locator('select[name=smsConsent]').selectOption('true');
  await page.locator('[name="lastVisitAt~~from"]').fill('2026-11-01');
  await page.locator('.tk-filters [type=submit]').click();
  await page.waitForURL(/lastVisitAt%7E%7Efrom=2026-11-01&filters\.smsConsent=true/);
  await settled(page);
  expect(await page.locator('h1 small').textContent()).not.toBe(all);
  expect(await page.locator('.tk-chips li').count()).toBe(2);
  await page.locator('.tk-sort').selectOption('lastVisitAt asc');
  await page.locator('.tk-pager button').last().click();
  await page.waitForURL(/page=2/);
  await settled(page);
  const { search } = new URL(page.url());
  await page.locator('a.tk-record-card').first().click();
  await page.locator('.tk-back a').click();
  await settled(page);
  expect(new URL(page.url()).search).toBe(search);
  await page.locator('.tk-chips button').first().click();
  await page.locator('.tk-chips button').first().click();
  await page.waitForURL(({ search: now }) => !now.includes('filters'));
  await settled(page);
  expect(await page.locator('h1 small').textContent()).toBe(all);
  await page.locator('input[type=search]').fill('zzzz');
  await page.keyboard.press('Enter');
  await page.locator('.tk-empty').getByText(FRAME_TEXTS.en['messages']!['noHits']!).waitFor();
  await page.locator('.tk-empty button').click();
  await settled(page);
  expect(await page.locator('h1 small').textContent()).toBe(all);
  await page.context().close();
}, 120_000);

test('the keyboard is enough: past the menu, into a filter and out again, to a record', async () => {
  const { page } = await openPage(browser, visitors.owner, DESK);
  await page.goto(`${at.base}/admin/resources/customers`);
  await settled(page);
  const focused = () => page.evaluate('document.activeElement.textContent || document.activeElement.name');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe(FRAME_TEXTS.en.labels['skip']);
  expect(
    await page.evaluate(
      'document.activeElement.getBoundingClientRect().left >= 0 && getComputedStyle(document.activeElement).outlineStyle',
    ),
  ).toBe('solid');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('words');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Filter');
  await page.keyboard.press('Enter');
  await page.locator('.tk-filters').waitFor();
  expect(await page.evaluate(`document.activeElement.closest('.tk-sheet') !== null`)).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator('.tk-filters').waitFor({ state: 'detached' });
  expect(await focused()).toBe('Filter');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Last visit');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sortBy=lastVisitAt&direction=asc/);
  await settled(page);
  expect(await page.locator('th[aria-sort=ascending]').textContent()).toBe('Last visit');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.tk-record').waitFor();
  // Whoever hears the page is told where they are.
  expect(await focused()).toBe(await page.locator('h1').textContent());
  await page.context().close();
}, 120_000);
