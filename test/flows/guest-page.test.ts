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
  await bot.addBusiness({ slug: 'kahve-duragi' });
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
  },
  'tr-TR': { greeting: /Kahve Durağı/, ask: /adınız/i, go: 'Teklifler olmadan devam edin', later: 'Sonra' },
  'de-DE': { greeting: /Kahve Durağı/, ask: /heißen|Name/, go: 'Ohne Angebote weiter', later: 'Später' },
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
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});
