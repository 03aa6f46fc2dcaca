import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { readCode } from '../bot/talk.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone } from '../support/phone-visit.js';
import { untilOnPage } from '../support/until-on-page.js';

let bot: TestBot;
let browser: Browser;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({
    slug: 'kahve-duragi',
    bookedSms: 100,
    socialLinks: {
      instagram: 'https://instagram.com/kahve',
      facebook: 'https://facebook.com/kahve',
      website: 'https://kahve.example/',
    },
    gift: {
      title: {
        tr: 'Büyük boy filtre kahve ve günün keki',
        en: 'A large filter coffee and a piece of the cake of the day',
      },
      terms: {
        tr: 'Kişi başı bir kez.',
        en: 'Once per person, on weekdays until six in the evening, not together with other offers, and only inside the café.',
      },
      validDays: 30,
    },
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});

const SCREENS = [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
  { width: 320, height: 568 },
];

test('the gift’s card stands whole in view: new, texted, and for a guest who comes back', async () => {
  const visit = await visitByPhone(browser, bot.base, { locale: 'tr-TR' });
  const { page } = visit;
  /** The edges of the card, within the part of the talk that is seen. */
  const isWhole = (): Promise<void> =>
    untilOnPage(
      page,
      `(() => {
        const card = document.querySelector('.gift')?.getBoundingClientRect();
        const talk = document.querySelector('.talk').getBoundingClientRect();
        return card && card.top >= talk.top && card.top >= 0 && document.querySelector('.gift .code').getBoundingClientRect().bottom <= talk.bottom;
      })()`,
    );
  const look = async (step: string): Promise<void> => {
    for (const [at, screen] of SCREENS.entries()) {
      await page.setViewportSize(screen);
      await isWhole();
      if (step === 'gift-again') await visit.inspects(`${step}-${at}`);
    }
    await page.setViewportSize(SCREENS[0]!);
  };
  const phone = '+905331117701';
  await visit.answer('Ayşe');
  await page.locator('#chat input[type=tel]').waitFor();
  // What a screen reader hears before a message is the business's name.
  await page
    .locator('.webchat__live-region, [role=log]', { hasText: 'Kahve Durağı diyor ki:' })
    .first()
    .waitFor({ state: 'attached' });
  await visit.answer('English');
  await page.locator('html[lang=en]').waitFor();
  await visit.answer(phone);
  await visit.taps('Continue without offers');
  await page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.answer(await readCode(bot, phone));
  await visit.taps('Later');
  await page.locator('.gift').waitFor();
  await look('gift');
  await visit.taps('Text it to me');
  await page.locator('.note', { hasText: '•••' }).waitFor();
  await look('gift-texted');
  await page.reload();
  await page.locator('.gift').waitFor();
  await look('gift-again');
  expect(visit.complaints).toEqual([]);
  await page.context().close();
});
