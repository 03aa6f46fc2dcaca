import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone } from '../support/phone-visit.js';

let bot: TestBot;
let browser: Browser;

beforeAll(async () => {
  bot = await openTestBot({
    config: { PUBLIC_URL: 'https://tara.example', ADMIN_URL: 'https://panel.example' },
  });
  await bot.addBusiness({ slug: 'yakinda', name: 'Yakında Kafe' }, false);
  const suspended = await bot.addBusiness({ slug: 'ara-veren', name: 'Ara Veren' });
  await bot.database.asOwner(`UPDATE business SET status = 'suspended' WHERE business_id = $1`, [
    suspended.businessId,
  ]);
  await bot.addBusiness({ slug: 'kahve-duragi', brandColour: '#6b3f1d' });
  await bot.addBusiness({ slug: 'baska', name: 'Başkası' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});

const home = async (language: string, base = bot.base): Promise<string> =>
  (await fetch(`${base}/?lang=${language}`)).text();

const SCREENS = [
  { locale: 'en-GB', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { locale: 'de-DE', viewport: { width: 320, height: 568 }, colorScheme: 'dark' },
  { locale: 'tr-TR', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { locale: 'tr-TR', viewport: { width: 195, height: 422 }, colorScheme: 'light' },
  { locale: 'en-GB', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { locale: 'tr-TR', viewport: { width: 320, height: 568 }, colorScheme: 'light' },
] as const;

test.each(SCREENS)('it stands on $viewport.width in $locale, and can be read by all', async (screen) => {
  const visit = await visitByPhone(browser, bot.base, { path: '/', ...screen });
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await visit.inspects('home');
  expect(visit.complaints).toEqual([]);
  await visit.page.context().close();
});

test('an owner signs in from there, in three languages', async () => {
  for (const [language, headline, signIn] of [
    ['en', 'A code on the table. A guest who comes back.', 'Sign in'],
    ['tr', 'Masada bir kod. Geri gelen bir misafir.', 'Giriş yapın'],
    ['de', 'Ein Code auf dem Tisch. Ein Gast, der wiederkommt.', 'Anmelden'],
  ] as const) {
    const page = await home(language);
    expect(page.replace(/<[^>]*>/g, '').replace(/ +/g, ' ')).toContain(headline);
    expect(page).toContain(`href="https://panel.example/admin">${signIn}</a>`);
    expect([...page.matchAll(/hreflang="(\w\w)"/g)].map(([, code]) => code)).toEqual(['tr', 'en', 'de']);
  }
});

test('the example is the first open business with a gift, to be opened or scanned', async () => {
  const page = await home('en');
  expect(page).toContain('href="/kahve-duragi?lang=en"');
  expect(page).toContain('A filter coffee');
  expect(page).not.toMatch(/yakinda|ara-veren|baska/);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const tab = await context.newPage();
  await tab.goto(`${bot.base}/?lang=en`);
  const code = tab.getByRole('img', { name: /code that leads to Kahve Durağı/ });
  await code.scrollIntoViewIfNeeded();
  await tab.waitForLoadState('networkidle');
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  expect(jsQR.default(new Uint8ClampedArray(data), width, height)?.data).toBe(
    'https://tara.example/kahve-duragi?s=qr',
  );
  await tab.getByRole('link', { name: "Open Kahve Durağı's page" }).click();
  await tab.getByText('Welcome to Kahve Durağı! Thank you for visiting.').waitFor();
  await context.close();
});

test("without demo data nobody's business is shown", async () => {
  const bare = await openTestBot({ config: { DEMO_DATA: 'false' } });
  try {
    await bare.addBusiness({ slug: 'kahve-duragi' });
    const page = await home('en', bare.base);
    expect(page).toContain('A guest who comes back.');
    expect(page).not.toMatch(/kahve-duragi|Kahve Durağı|qr\.svg/);
  } finally {
    await bare.close();
  }
});
