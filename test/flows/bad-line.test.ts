import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, WebSocketRoute } from 'playwright-core';

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

const GIFT = /[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/;
const countTalks = async (): Promise<number> =>
  (await bot.database.asOwner('SELECT FROM conversation')).length;

test('a page reloaded at each question goes on at that question', async () => {
  const phone = '+905331112301';
  const visit = await visitByPhone(browser, bot.base);
  const before = await countTalks();
  await visit.page.reload();
  await visit.hears('What is your name?');
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.page.reload();
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.answer(phone);
  await visit.page.getByRole('checkbox').waitFor();
  await visit.page.reload();
  await visit.page.getByRole('checkbox').check();
  await visit.taps('Agree and continue');
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.page.reload();
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.answer(await readCode(bot, phone));
  await visit.hears(/Google/);
  await visit.page.reload();
  await visit.taps('No thanks');
  await visit.hears(GIFT);
  await visit.page.reload();
  await visit.hears(GIFT);
  expect(await countTalks()).toBe(before + 1);
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});

test('a cut socket is said, is back by itself, and what was answered meanwhile arrives once', async () => {
  const sockets: WebSocketRoute[] = [];
  let open = true;
  const visit = await visitByPhone(browser, bot.base, {
    beforeLoad: (page) =>
      page.routeWebSocket('**/stream?*', (socket) => {
        if (!open) return void socket.close();
        sockets.push(socket);
        socket.connectToServer();
      }),
  });
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  open = false;
  await sockets[0]?.close();
  await visit.page.getByText('The connection is gone.').waitFor();
  await visit.answer('+905331112302');
  open = true;
  await visit.page.getByRole('checkbox').waitFor();
  await visit.page.getByText('The connection is gone.').waitFor({ state: 'hidden' });
  expect(await visit.page.locator('.mine').count()).toBe(2);
  await visit.page.context().close();
});

test('an answer whose acknowledgement is lost is sent again under the same id, and taken once', async () => {
  const ids: unknown[] = [];
  const visit = await visitByPhone(browser, bot.base, {
    beforeLoad: (page) =>
      page.route('**/activities', async (route) => {
        const { channelData } = route.request().postDataJSON() as {
          channelData: { clientActivityID: string };
        };
        ids.push(channelData.clientActivityID);
        if (ids.length > 2) return route.continue();
        await route.fetch();
        await route.abort();
      }),
  });
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
  expect(await visit.page.locator('.mine').count()).toBe(1);
  await visit.page.context().close();
});

test('with the chat’s script held back, the first answer is taken, kept over a reload, and found in the chat', async () => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const visit = await visitByPhone(browser, bot.base, {
    beforeLoad: (page) =>
      page.route('**/assets/open-chat-*', async (route) => {
        await held;
        await route.continue();
      }),
  });
  const before = await countTalks();
  await visit.page.route('**/v3/directline/conversations', (route) => route.abort());
  await visit.answer('Ayşe');
  await visit.page.reload({ waitUntil: 'commit' });
  await visit.hears('Ayşe');
  expect(await countTalks()).toBe(before);
  await visit.page.unroute('**/v3/directline/conversations');
  await visit.page.getByText('One moment…').waitFor();
  letGo();
  await visit.hears(/Thank you, Ayşe/);
  expect(await visit.page.locator('.mine').count()).toBe(1);
  expect(await countTalks()).toBe(before + 1);
  await visit.page.context().close();
});

test('by keyboard alone', async () => {
  const phone = '+905331112303';
  const visit = await visitByPhone(browser, bot.base);
  const { keyboard } = visit.page;
  const focused = (): Promise<string> =>
    visit.page.evaluate(
      'document.activeElement.tabIndex < 0 ? "" : document.activeElement.textContent || document.activeElement.name || ""',
    );
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let presses = 0; presses < 40 && !name.test(await focused()); presses++) await keyboard.press('Tab');
    expect(await focused()).toMatch(name);
  };
  await tabTo(/^name$/);
  await keyboard.type('Ayşe');
  await keyboard.press('Enter');
  await visit.page.locator('input[type=tel]:focus').waitFor();
  await keyboard.type(phone);
  await keyboard.press('Enter');
  await visit.page.getByRole('checkbox').waitFor();
  await tabTo(/^consent$/);
  await keyboard.press('Space');
  await tabTo(/^Agree and continue$/);
  await keyboard.press('Enter');
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await tabTo(/^code$/);
  await keyboard.type(await readCode(bot, phone));
  await visit.hears(/Google/);
  await tabTo(/^Later$/);
  await keyboard.press('Enter');
  await visit.hears(GIFT);
  await visit.page.getByRole('button', { name: 'Save as picture' }).waitFor();
  await tabTo(/^Save as picture$/);
  const saved = visit.page.waitForEvent('download');
  await visit.page.evaluate("Object.defineProperty(navigator, 'canShare', { value: undefined })");
  await keyboard.press('Enter');
  expect((await saved).suggestedFilename()).toMatch(GIFT);
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});

test('a switch of language in mid-flow is followed by the chat', async () => {
  const visit = await visitByPhone(browser, bot.base);
  await visit.answer('Ayşe');
  await visit.page.locator('input[type=tel]').waitFor();
  await visit.page.getByRole('link', { name: 'DE Deutsch' }).click();
  await visit.hears(/Handynummer/);
  expect(await visit.page.locator('.mine').count()).toBe(1);
  await visit.page.context().close();
});
