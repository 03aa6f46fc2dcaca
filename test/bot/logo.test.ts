import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { changeBranding } from '../../core/businesses/change-branding.js';
import type { Scope } from '../../core/scope.js';
import { picture } from '../support/picture.js';
import { openTestBot, type TestBot } from './open-test-bot.js';

let bot: TestBot;
let cafe: Scope;

beforeAll(async () => {
  bot = await openTestBot();
  cafe = await bot.addBusiness({ slug: 'kahve-duragi' });
  await bot.addBusiness({ slug: 'sade' });
});
afterAll(() => bot.close());

const brand = (change: Parameters<typeof changeBranding>[2]) =>
  bot.ceo.db.inScope(cafe, (tx) => changeBranding(cafe, tx, change));
const page = async (query = ''): Promise<string> => (await fetch(`${bot.base}/kahve-duragi${query}`)).text();
const logoPath = async (): Promise<string | undefined> =>
  /<img class="mark logo" src="([^"]+)" alt="" width="48" height="48"/.exec(await page())?.[1];

test('without a logo the mark is the initial', async () => {
  expect(await page('?lang=tr')).toContain('<span class="mark" aria-hidden="true">K</span>');
});

test('a logo stands in the mark and is kept for ever under its hash; another logo is another address', async () => {
  await brand({ logo: picture() });
  const path = (await logoPath()) ?? '';
  expect(path).toMatch(/^\/kahve-duragi\/logo\/[0-9a-f]{32}$/);
  const logo = await fetch(bot.base + path);
  expect([logo.status, logo.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(logo.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(logo.headers.get('x-content-type-options')).toBe('nosniff');
  expect(logo.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(Buffer.from(await logo.arrayBuffer()).equals(picture())).toBe(true);
  expect((await fetch(bot.base + path.replace('kahve-duragi', 'sade'))).status).toBe(404);

  await brand({ logo: picture(96, 96, 20) });
  expect(await logoPath()).not.toBe(path);
  expect((await fetch(bot.base + path)).status).toBe(404);
  await brand({ logo: null });
  expect(await logoPath()).toBeUndefined();
});

test("a business's languages are the switch's; one alone needs none", async () => {
  const offered = async () => [...(await page()).matchAll(/hreflang="(\w\w)"/g)].map(([, code]) => code);
  expect(await offered()).toEqual(['tr', 'en', 'de']);
  await brand({ languages: ['tr', 'de'] });
  expect(await offered()).toEqual(['tr', 'de']);
  expect(await page('?lang=en')).toContain('<html lang="tr">');
  await brand({ languages: ['tr'] });
  expect(await offered()).toEqual([]);
  expect(await page('?lang=de')).toContain('<html lang="tr">');
});

test('a greeting of their own follows the promised one, in its language', async () => {
  await brand({ languages: ['tr', 'en'], greeting: { en: 'Freshly roasted today.' } });
  expect(await page('?lang=en')).toContain(
    'Welcome to Kahve Durağı! Thank you for visiting. Freshly roasted today.',
  );
  expect(await page('?lang=tr')).not.toContain('Freshly roasted');
});
