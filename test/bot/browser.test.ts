import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser, PHONE } from '../support/browser.js';
import { openTestBot, type TestBot } from './open-test-bot.js';
import { readCode } from './talk.js';

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

interface Visitor {
  page: Page;
  complaints: string[];
  /** Types an answer into the send box, as a thumb would. */
  answer(text: string): Promise<void>;
  hears(text: string | RegExp): Promise<void>;
}

async function visit(locale: string, path = '/kahve-duragi?s=qr'): Promise<Visitor> {
  const context = await browser.newContext({ ...PHONE, locale });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(bot.base).host)
      complaints.push(`a request to ${host}`);
  });
  await page.goto(bot.base + path);
  const box = page.locator('#chat input[type=text], #chat textarea').first();
  return {
    ...{ page, complaints },
    async answer(text) {
      await box.fill(text);
      await box.press('Enter');
      // A code is shown as dots once its turn is kept.
      const shown = /^\d{6}$/.test(text) ? '••••••' : text;
      await page.locator('#chat').getByText(shown, { exact: true }).last().waitFor();
    },
    hears: (text) => page.locator('#chat').getByText(text).last().waitFor(),
  };
}

const GUESTS = [
  {
    locale: 'en-GB',
    greeting: 'Welcome to Kahve Durağı! Thank you for visiting.',
    ask: 'What is your name?',
    words: ['yes', 'later'],
    phone: '+905331112201',
  },
  {
    locale: 'tr-TR',
    greeting: /Kahve Durağı/,
    ask: /adınız/i,
    words: ['evet', 'sonra'],
    phone: '+905331112202',
  },
  {
    locale: 'de-DE',
    greeting: /Willkommen bei Kahve Durağı/,
    ask: /heißen|Name/,
    words: ['nein', 'später'],
    phone: '+905331112203',
  },
];

test.each(GUESTS)(
  'a guest goes from the scan to the gift in a real browser ($locale)',
  async ({ locale, greeting, ask, words, phone }) => {
    const { page, complaints, answer, hears } = await visit(locale);
    await hears(greeting);
    await hears(ask);
    await answer('Şule');
    await hears(/Şule/);
    await answer(phone);
    await page.locator('#chat').getByText(/SMS/).last().waitFor();
    await answer(words[0]!);
    await hears(/6-digit|6 haneli|6-stellig/);
    await answer(await readCode(bot, phone));
    await hears(/Google/);
    await answer(words[1]!);
    await hears(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${locale}.png` });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('a reload in mid-flow goes on at the same question, with what was said', async () => {
  const { page, answer, hears } = await visit('en-GB');
  await answer('Ayşe');
  await hears(/mobile number/);
  await page.reload();
  await hears(/mobile number/);
  await hears(/^Ayşe$/);
  await answer('+905331112204');
  await hears(/text you offers/);
  await page.context().close();
});

test('on a slow line the first question stands there, and the box appears only once what is sent in it arrives', async () => {
  const context = await browser.newContext({ ...PHONE, locale: 'en-GB' });
  const page = await context.newPage();
  let letStart = (): void => undefined;
  const held = new Promise<void>((resolve) => (letStart = resolve));
  await page.route('**/v3/directline/conversations', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/v3/directline/conversations');
  await page.goto(`${bot.base}/kahve-duragi`);
  await asked;
  await page.locator('#chat').getByText('What is your name?').waitFor();
  const box = page.locator('#chat input[type=text], #chat textarea').first();
  expect(await box.isVisible()).toBe(false);
  letStart();
  await box.fill('Ayşe');
  await box.press('Enter');
  await page
    .locator('#chat')
    .getByText(/mobile number/)
    .last()
    .waitFor();
  await context.close();
});

test('a scan is counted by the page, once for the phone', async () => {
  const scans = async (): Promise<number> => (await bot.database.asOwner('SELECT FROM scan')).length;
  const before = await scans();
  const { page, hears } = await visit('en-GB');
  await hears(/name/);
  const counted = page.waitForResponse((answer) => answer.url().endsWith('/scan'));
  await page.reload();
  expect((await counted).status()).toBe(204);
  expect(await scans()).toBe(before + 1);
  await page.context().close();
});

test('without script the page still greets, and says what is missing', async () => {
  const context = await browser.newContext({ ...PHONE, locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${bot.base}/kahve-duragi`);
  await page.getByText('Welcome to Kahve Durağı! Thank you for visiting.').waitFor();
  expect(await page.content()).toContain('<noscript><p class="notice">The chat needs JavaScript.');
  await context.close();
});
