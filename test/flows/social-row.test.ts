import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { changeBranding } from '../../core/businesses/change-branding.js';
import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone } from '../support/phone-visit.js';
import { picture } from '../support/picture.js';

/** What runs in the browser has types of its own, which the tests do not load. */
interface Boxed {
  getBoundingClientRect(): { top: number };
}

let bot: TestBot;
let browser: Browser;

beforeAll(async () => {
  bot = await openTestBot();
  const cafe = await bot.addBusiness({
    slug: 'kahve-duragi',
    socialLinks: {
      instagram: 'https://instagram.com/kahve',
      facebook: 'https://facebook.com/kahve',
      tiktok: 'https://tiktok.com/@kahve',
      x: 'https://x.com/kahve',
      youtube: 'https://youtube.com/@kahve',
      website: 'https://kahve.example/',
    },
  });
  await bot.ceo.db.inScope(cafe, (tx) => changeBranding(cafe, tx, { logo: picture() }));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});

const SCREENS = [
  { locale: 'en-GB', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { locale: 'de-DE', viewport: { width: 320, height: 568 }, colorScheme: 'dark' },
  { locale: 'tr-TR', viewport: { width: 320, height: 568 }, colorScheme: 'light' },
] as const;

test.each(SCREENS)(
  'six buttons and a logo leave the question and its box in view at $viewport.width in $locale',
  async (screen) => {
    const visit = await visitByPhone(browser, bot.base, screen);
    const buttons = visit.page.locator('.social a');
    await buttons.last().waitFor();
    expect(await buttons.count()).toBe(6);
    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    const rows = await buttons.evaluateAll(
      (all) => new Set(all.map((one) => (one as unknown as Boxed).getBoundingClientRect().top)).size,
    );
    expect(rows).toBe(1);
    await visit.inspects('social-name');
    const send = await visit.page.locator('form.composer button:visible').last().boundingBox();
    expect((send?.y ?? 1e4) + (send?.height ?? 0)).toBeLessThanOrEqual(screen.viewport.height);
    await visit.answer('Şule');
    await visit.page.locator('#chat input[type=tel]').waitFor();
    await visit.inspects('social-phone');
    const box = await visit.box().boundingBox();
    expect((box?.y ?? 1e4) + (box?.height ?? 0)).toBeLessThanOrEqual(screen.viewport.height);
    expect(
      await visit.page.locator('img.logo').evaluate((logo: { naturalWidth?: number }) => logo.naturalWidth),
    ).toBe(64);
    expect(visit.complaints).toEqual([]);
    await visit.page.context().close();
  },
);

test('a tap opens the network beside the page, by the address that counts it', async () => {
  const visit = await visitByPhone(browser, bot.base);
  const link = visit.page.getByRole('link', { name: 'TikTok (opens in a new tab)' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('/kahve-duragi/go/tiktok');
  expect(await link.getAttribute('target')).toBe('_blank');
  await visit.page.context().close();
});
