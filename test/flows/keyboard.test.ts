import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone, type PhoneVisit } from '../support/phone-visit.js';
import { untilOnPage } from '../support/until-on-page.js';

let bot: TestBot;
let browser: Browser;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve-duragi', socialLinks: { instagram: 'https://instagram.com/kahve' } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});

const HEIGHTS = [360, 430, 478];

/** Waits until box and last question stand whole within the height that is seen. */
async function isInView(page: Page, seen: number): Promise<void> {
  await untilOnPage(
    page,
    `(() => {
      const whole = (one) => {
        const { top, bottom, height } = one.getBoundingClientRect();
        return height > 0 && top >= 0 && bottom <= ${seen};
      };
      const field = document.querySelector('#chat input:not([type=checkbox])');
      const asked = [...document.querySelectorAll('#chat .bubble')].at(-1);
      return field && asked && whole(field) && whole(field.form) && whole(asked);
    })()`,
  );
}

async function askForThePhone(height: number, width = 390): Promise<PhoneVisit> {
  const visit = await visitByPhone(browser, bot.base, { viewport: { width, height } });
  await visit.answer('Ayşe');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  return visit;
}

test.each(HEIGHTS)(
  'on a view of %i px the phone’s field is in view before anything is typed',
  async (height) => {
    const visit = await askForThePhone(height, 320);
    await isInView(visit.page, height);
    await visit.inspects(`low-${height}`);
    await visit.answer('12');
    await visit.hears(/could not read/);
    await isInView(visit.page, height);
    expect(visit.complaints).toEqual([]);
    await visit.page.context().close();
  },
);

test('a keyboard that shrinks the page keeps question and field in view, and the page comes back after it', async () => {
  const visit = await askForThePhone(844);
  for (const height of HEIGHTS) {
    await visit.page.setViewportSize({ width: 390, height });
    await isInView(visit.page, height);
  }
  await visit.page.setViewportSize({ width: 390, height: 844 });
  await isInView(visit.page, 844);
  expect(await visit.page.locator('.top').isVisible()).toBe(true);
  await visit.page.context().close();
});

test('a keyboard that lies over the page, as on iOS, keeps question and field in view above it', async () => {
  const visit = await askForThePhone(844);
  const cover = (seen: number): Promise<unknown> =>
    visit.page.evaluate(
      `Object.defineProperty(visualViewport, 'height', { value: ${seen}, configurable: true });
       visualViewport.dispatchEvent(new Event('resize'))`,
    );
  for (const height of HEIGHTS) {
    await cover(height);
    await isInView(visit.page, height);
  }
  await visit.inspects('covered');
  await cover(844);
  await isInView(visit.page, 844);
  expect(await visit.page.locator('footer').isVisible()).toBe(true);
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});
