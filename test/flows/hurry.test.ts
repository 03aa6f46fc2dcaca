import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { readCode } from '../bot/talk.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone } from '../support/phone-visit.js';

let bot: TestBot;
let browser: Browser;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve-duragi', bookedSms: 100 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});

const countMine = async (): Promise<number> =>
  (await bot.database.asOwner('SELECT FROM chat_message WHERE from_guest')).length;

/** Both taps come before any answer can. */
const tapTwice = (page: Page, name: string): Promise<void> =>
  page
    .locator('#chat')
    .getByRole('button', { name })
    .last()
    .evaluate((button: { click(): void }) => {
      button.click();
      button.click();
    });

test('a choice tapped twice is one answer, at every question', async () => {
  const before = await countMine();
  const visit = await visitByPhone(browser, bot.base);
  const phone = '+905331114401';
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.answer(phone);
  await tapTwice(visit.page, 'Continue without offers');
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.answer(await readCode(bot, phone));
  await tapTwice(visit.page, 'Later');
  await visit.page.locator('.gift').first().waitFor();
  await tapTwice(visit.page, 'Text it to me');
  await visit.page.locator('.note', { hasText: 'is on its way' }).waitFor();
  expect(await visit.page.locator('.gift').count()).toBe(1);
  // Name, phone, consent, code, review, text it to me.
  expect((await countMine()) - before).toBe(6);
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});

test('a number without its plus is one tap away, and a code filled twice at once goes by itself', async () => {
  const visit = await visitByPhone(browser, bot.base);
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.answer('4915123456711');
  await visit.hears('Is it +49 1512 3456711 (Germany)?');
  await visit.inspects('phone-elsewhere');
  await visit.taps('Yes, +49 1512 3456711');
  await visit.page.getByRole('checkbox').waitFor();
  await visit.taps('Continue without offers');
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  const code = await readCode(bot, '+4915123456711');
  await visit.box().fill(code + code);
  await visit.hears(/Google/);
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});

test('a page left open in another tab before the first answer goes on with the visit of this device', async () => {
  const visit = await visitByPhone(browser, bot.base);
  const other = await visit.page.context().newPage();
  await other.goto(`${bot.base}/kahve-duragi?s=qr`);
  await other.waitForLoadState('networkidle');
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.answer('+905331114402');
  await visit.page.getByRole('checkbox').waitFor();
  await other.locator('#name').fill('Ayşe');
  await other.locator('#name').press('Enter');
  await other.getByRole('checkbox').waitFor();
  await visit.page.reload();
  await visit.page.getByRole('checkbox').waitFor();
  await visit.page.context().close();
});

test('back from the privacy notice the talk is where it was', async () => {
  const visit = await visitByPhone(browser, bot.base);
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.page.getByRole('link', { name: /privacy/i }).click();
  await visit.page.getByRole('link', { name: /back/i }).waitFor();
  await visit.page.goBack();
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.answer('+905331114403');
  await visit.page.getByRole('checkbox').waitFor();
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});
