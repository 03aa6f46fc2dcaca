import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { readCode } from '../bot/talk.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone } from '../support/phone-visit.js';

let bot: TestBot;
let browser: Browser;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve-duragi', bookedSms: 1000 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});

const LANGUAGES = {
  'en-GB': {
    greeting: 'Welcome to Kahve Durağı! Thank you for visiting.',
    ask: 'What is your name?',
    go: 'Continue without offers',
    later: 'Later',
    text: 'Text it to me',
  },
  'tr-TR': {
    greeting: /Kahve Durağı/,
    ask: /adınız/i,
    go: 'Teklifler olmadan devam edin',
    later: 'Sonra',
    text: 'SMS ile gönderin',
  },
  'de-DE': {
    greeting: /Kahve Durağı/,
    ask: /heißen|Name/,
    go: 'Ohne Angebote weiter',
    later: 'Später',
    text: 'Per SMS senden',
  },
};
const SCREENS = [
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { viewport: { width: 320, height: 568 }, colorScheme: 'dark' },
] as const;
const CASES = Object.entries(LANGUAGES).flatMap(([locale, words], at) =>
  SCREENS.map((screen, size) => ({
    locale,
    words,
    screen,
    phone: `+9053311122${at}${size}`,
    width: screen.viewport.width,
  })),
);

test.each(CASES)('from the scan to the gift, $locale at $width', async ({ locale, words, screen, phone }) => {
  const visit = await visitByPhone(browser, bot.base, { locale, ...screen });
  await visit.hears(words.greeting);
  await visit.hears(words.ask);
  await visit.inspects('1-name');
  await visit.answer('Şule');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  await visit.inspects('2-phone');
  await visit.answer(phone);
  const box = visit.page.getByRole('checkbox');
  await box.waitFor();
  expect(await box.isChecked()).toBe(false);
  await visit.inspects('3-consent');
  await visit.taps(words.go);
  await visit.hears(/6-digit|6 haneli|6-stellig/);
  expect(await visit.box().getAttribute('autocomplete')).toBe('one-time-code');
  await visit.inspects('4-code');
  await visit.answer(await readCode(bot, phone));
  await visit.hears(/Google/);
  await visit.inspects('5-review');
  await visit.taps(words.later);
  await visit.hears(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/);
  await visit.inspects('6-gift');
  await visit.taps(words.text);
  await visit.page.getByRole('status').filter({ hasText: '•••' }).waitFor();
  await visit.inspects('7-texted');
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});

test('a scan is counted by the page, once for the phone', async () => {
  const scans = async (): Promise<number> => (await bot.database.asOwner('SELECT FROM scan')).length;
  const before = await scans();
  const visit = await visitByPhone(browser, bot.base);
  await visit.hears(/name/);
  const counted = visit.page.waitForResponse((answer) => answer.url().endsWith('/scan'));
  await visit.page.reload();
  expect((await counted).status()).toBe(204);
  expect(await scans()).toBe(before + 1);
  await visit.page.context().close();
});

test.each(['?S=QR', '?lang=de&s=Qr', '?s=qr)'])('a code read as %s counts as well', async (query) => {
  const scans = async (): Promise<number> => (await bot.database.asOwner('SELECT FROM scan')).length;
  const before = await scans();
  let counted: Promise<unknown> = Promise.resolve();
  const visit = await visitByPhone(browser, bot.base, {
    path: `/kahve-duragi${query}`,
    beforeLoad: async (page) =>
      void (counted = page.waitForResponse((answer) => answer.url().endsWith('/scan'))),
  });
  await counted;
  expect(await scans()).toBe(before + 1);
  await visit.page.context().close();
});

test('without script the page still greets, and says what is missing', async () => {
  const visit = await visitByPhone(browser, bot.base, { javaScriptEnabled: false });
  await visit.hears('Welcome to Kahve Durağı! Thank you for visiting.');
  expect(await visit.page.content()).toContain('<noscript><p class="notice">The chat needs JavaScript.');
  await visit.page.context().close();
});

test('a browser that looks and leaves begins no conversation', async () => {
  const count = async (): Promise<number> => (await bot.database.asOwner('SELECT FROM conversation')).length;
  const before = await count();
  const visit = await visitByPhone(browser, bot.base, { path: '/kahve-duragi' });
  await visit.page.waitForLoadState('networkidle');
  expect(await count()).toBe(before);
  await visit.page.context().close();
});

test('at 200 % zoom nothing is cut off or scrolls sideways', async () => {
  const visit = await visitByPhone(browser, bot.base, {
    viewport: { width: 195, height: 422 },
    colorScheme: 'dark',
    locale: 'de-DE',
  });
  await visit.inspects('zoomed-name');
  await visit.answer('Ayşe');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  await visit.inspects('zoomed-phone');
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});
