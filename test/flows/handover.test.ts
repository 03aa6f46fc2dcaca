import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { readCode } from '../bot/talk.js';
import { launchBrowser } from '../support/browser.js';
import { FakeClock } from '../support/fake-clock.js';
import { visitByPhone } from '../support/phone-visit.js';

const clock = new FakeClock();
let bot: TestBot;
let browser: Browser;

beforeAll(async () => {
  bot = await openTestBot({ clock });
  await bot.addBusiness({ slug: 'kahve-duragi' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});

/** Notes at each frame what of the talk can be seen: what lies under something else is not counted. */
const WATCH = `
(() => {
  const frames = (window.framesSeen = []);
  const seen = (text) => [...document.querySelectorAll('.bubble')].filter((bubble) => {
    if (!bubble.textContent.includes(text)) return false;
    const { left, top, width, height } = bubble.getBoundingClientRect();
    const front = document.elementFromPoint(left + width / 2, top + height / 2);
    return front !== null && bubble.contains(front);
  }).length;
  const look = () => {
    if (document.body) frames.push({ answer: seen('Şule'), greeting: seen('Welcome to'), chat: document.querySelector('.chat') !== null });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();`;

interface Frame {
  answer: number;
  greeting: number;
  chat: boolean;
}

/** The chat's script comes when it is let go, and not before. */
async function holdScript(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/assets/open-chat-*', async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test('the chat takes the first question’s place without a frame in which the talk is gone or doubled', async () => {
  let letGo = (): void => undefined;
  const visit = await visitByPhone(browser, bot.base, {
    beforeLoad: async (page) => {
      letGo = await holdScript(page);
      await page.addInitScript(WATCH);
    },
  });
  await visit.answer('Şule');
  await visit.page.getByText('One moment…').waitFor();
  const given = await visit.page.evaluate<number>('window.framesSeen.length');
  letGo();
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
  const all = await visit.page.evaluate<Frame[]>('window.framesSeen');
  const after = all.slice(given);
  expect(after.some(({ chat }) => !chat) && after.some(({ chat }) => chat)).toBe(true);
  // The bot's thanks names the guest too, once it is there.
  expect(after.filter(({ answer, greeting }) => greeting !== 1 || answer < 1 || answer > 2)).toEqual([]);
  expect(await visit.page.locator('.mine').count()).toBe(1);
  await visit.page.context().close();
});

test('scripts that come ten seconds late find the answer that was given before', async () => {
  let letGo = (): void => undefined;
  const visit = await visitByPhone(browser, bot.base, {
    beforeLoad: async (page) => {
      letGo = await holdScript(page);
      await page.clock.install();
    },
  });
  await visit.hears('What is your name?');
  await visit.answer('Şule');
  await visit.page.getByText('One moment…').waitFor();
  await visit.page.clock.fastForward(10_000);
  expect(await visit.page.locator('.mine').count()).toBe(1);
  letGo();
  await visit.hears(/Thank you, Şule/);
  await visit.page.locator('input[type=tel]').waitFor();
  expect(await visit.page.locator('.mine').count()).toBe(1);
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});

test('"not you?" takes the other’s name, history and gift off the screen, also after a reload', async () => {
  const visit = await visitByPhone(browser, bot.base);
  const phone = '+905331113401';
  await visit.answer('Şule');
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.answer(phone);
  await visit.taps('Continue without offers');
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.answer(await readCode(bot, phone));
  await visit.taps('Later');
  const gift = /[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/;
  await visit.hears(gift);
  clock.advance({ hours: 60 });
  await visit.page.reload();
  await visit.hears('Good to see you again, Şule.');
  await visit.hears(gift);
  await visit.taps('Not Şule?');
  await visit.hears('Then let us meet.');
  await visit.page.reload();
  await visit.hears('What is your name?');
  expect(await visit.page.locator('#chat').textContent()).not.toMatch(
    /Şule|[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/,
  );
  await visit.page.context().close();
});
