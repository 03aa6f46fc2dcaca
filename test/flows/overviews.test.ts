import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser } from 'playwright-core';
import type { Id } from '../../core/scope.js';
import { openPage, type OpenedPage } from '../admin/overview-page.js';
import { openTestAdmin, type TestAdmin } from '../admin/open-test-admin.js';
import type { PanelVisitor } from '../admin/panel-visitor.js';
import { insertRows, joinedAt } from '../core/insights/world/world.js';
import { launchBrowser, PHONE } from '../support/browser.js';
import { FakeClock } from '../support/fake-clock.js';
import { makeBusiness } from '../support/make-business.js';

const NOW = DateTime.fromISO('2026-11-20T12:00:00Z');
const SCREENS = { phone: PHONE, desk: { viewport: { width: 1280, height: 800 } } };
/** What only this language says, by page. */
const WORDS = {
  owner: { tr: 'Kalan SMS', en: 'SMS left', de: 'SMS übrig' },
  ceo: { tr: 'Aktif işletme', en: 'Active businesses', de: 'Aktive Betriebe' },
};
const CHARTS = { owner: 4, ceo: 2 };

let at: TestAdmin;
let browser: Browser;
const visitors = {} as Record<'owner' | 'ceo' | 'new', PanelVisitor>;

/** Something on each of the last fifty days. */
async function fill(businessId: Id): Promise<void> {
  const days = Array.from({ length: 50 }, (_, back) => NOW.minus({ days: back }).toISO()!);
  await insertRows(at, businessId, {
    scan: days.flatMap((day, n) => Array.from({ length: 3 + (n % 5) }, () => ({ at: day }))),
    social_click: days.map((day, n) => ({ at: day, network: n % 3 ? 'instagram' : 'website' })),
    guest: days.map(joinedAt),
  });
  const guests = await at.database.asOwner<{ id: Id }>('SELECT id FROM guest WHERE business_id = $1', [
    businessId,
  ]);
  await insertRows(at, businessId, {
    conversation: days.map((day, n) => ({ created_at: day, last_message_at: day, guest_id: guests[n]!.id })),
  });
  const talks = await at.database.asOwner<{ id: Id; guest_id: Id; created_at: Date }>(
    'SELECT id, guest_id, created_at FROM conversation WHERE business_id = $1',
    [businessId],
  );
  await insertRows(at, businessId, {
    review: talks.map(({ id, guest_id, created_at }, n) => ({
      ...{ conversation_id: id, guest_id, asked_at: created_at },
      opened_at: n % 2 ? created_at : null,
    })),
  });
}

beforeAll(async () => {
  at = await openTestAdmin({ clock: new FakeClock(NOW.toISO()!) });
  const { id: full } = await makeBusiness(at, { name: 'Kahve Durağı', bookedSms: 5_000 });
  const { id: empty } = await makeBusiness(at, { name: 'Yeni Kafe', gift: null });
  await fill(full);
  await at.addAccount('owner@a.example', { businessId: full, role: 'owner' });
  await at.addAccount('owner@new.example', { businessId: empty, role: 'owner' });
  await at.addAccount('ceo@tarakazan.example');
  visitors.owner = await at.enter('owner@a.example');
  visitors.new = await at.enter('owner@new.example');
  visitors.ceo = await at.enter('ceo@tarakazan.example');
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await at?.close();
});

const open = (
  who: keyof typeof visitors,
  options: (typeof SCREENS)[keyof typeof SCREENS],
): Promise<OpenedPage> => openPage(browser, visitors[who], options);

const speak = (language: string) => at.database.asOwner('UPDATE account SET language = $1', [language]);

describe.each(['owner', 'ceo'] as const)('the overview of the %s', (who) => {
  test.each(Object.entries(SCREENS))(
    'is whole and usable on a %s in each language, its charts drawn and told as tables',
    async (screen, options) => {
      const { page, complaints, inspects } = await open(who, options);
      for (const language of ['tr', 'en', 'de'] as const) {
        await speak(language);
        await page.goto(`${at.base}/admin`);
        await page.getByText(WORDS[who][language], { exact: true }).waitFor();
        const canvases = page.locator('.tk-canvas canvas');
        // What draws gives a canvas its size.
        await page
          .locator('.tk-canvas canvas[style*="width"]')
          .nth(CHARTS[who] - 1)
          .waitFor();
        expect(await canvases.count()).toBe(CHARTS[who]);
        expect(await page.locator('.tk-canvas ~ details table').count()).toBe(CHARTS[who]);
        await inspects(`${who}-${screen}-${language}`);
      }
      await page.locator('summary').first().click();
      expect(await page.locator('details[open] tbody tr').count()).toBe(20);
      await page.context().close();
      expect(complaints).toEqual([]);
    },
    120_000,
  );
});

test('a new business is told what will be here, and led to its guests’ page', async () => {
  await speak('en');
  const { page, complaints, inspects } = await open('new', {
    ...PHONE,
    viewport: { width: 320, height: 568 },
  });
  await page.goto(`${at.base}/admin`);
  await page.getByText('Your figures will be here').waitFor();
  expect(await page.locator('.tk-to-dos li').allTextContents()).toEqual([
    'There is no gift yet. Until there is one, your page says “opening soon”.',
    'There is no SMS package. Guests can join; campaigns cannot be sent.',
  ]);
  expect(await page.locator('.tk-primary').getAttribute('href')).toMatch(/\/test-kahve-\d+$/);
  expect(await page.locator('canvas').count()).toBe(0);
  await inspects('new-320');
  await page.context().close();
  expect(complaints).toEqual([]);
}, 120_000);

test('where charts cannot be fetched their tables say the same', async () => {
  const { page } = await open('owner', SCREENS.phone);
  await page.route('**/admin/files/charts-*', (route) => route.abort());
  await page.goto(`${at.base}/admin`);
  await page
    .locator('details[open] table')
    .nth(CHARTS.owner - 1)
    .waitFor();
  expect(await page.locator('.tk-canvas').count()).toBe(0);
  await page.context().close();
}, 120_000);

test('figures that cannot be had are said to be so, and asked for again', async () => {
  const { page } = await open('owner', SCREENS.desk);
  let refuse = true;
  await page.route('**/admin/api/dashboard*', (route) =>
    refuse ? route.fulfill({ status: 503, body: '{}' }) : route.continue(),
  );
  await page.goto(`${at.base}/admin`);
  await page.getByText('The overview could not be loaded.').waitFor();
  refuse = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('SMS left', { exact: true }).waitFor();
  await page.context().close();
}, 120_000);
