import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openTestBot, type TestBot } from '../bot/open-test-bot.js';
import { readCode } from '../bot/talk.js';
import { launchBrowser } from '../support/browser.js';
import { visitByPhone, type PhoneVisit } from '../support/phone-visit.js';

let bot: TestBot;
let browser: Browser;
let visit: PhoneVisit;

beforeAll(async () => {
  bot = await openTestBot();
  await bot.addBusiness({ slug: 'kahve-duragi', bookedSms: 100 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bot?.close();
});
beforeEach(() => visit?.page.context().close());

const WORDS = {
  tr: { prize: 'Bir filtre kahve', send: 'Gönderin', go: 'Teklifler olmadan devam edin', later: 'Sonra', keep: 'Resim olarak kaydedin', until: 'Son gün', terms: 'Hediye koşulları', name: 'Türkçe', text: 'SMS ile gönderin' },
  en: { prize: 'A filter coffee', send: 'Send', go: 'Continue without offers', later: 'Later', keep: 'Save as picture', until: 'Until', terms: "The gift's terms", name: 'English', text: 'Text it to me' },
  de: { prize: 'Ein Filterkaffee', send: 'Senden', go: 'Ohne Angebote weiter', later: 'Später', keep: 'Als Bild speichern', until: 'Bis', terms: 'Bedingungen des Geschenks', name: 'Deutsch', text: 'Per SMS senden' },
} as const; // prettier-ignore
type Language = keyof typeof WORDS;

/** Everything on the page that speaks is in that language, once it has settled. */
async function speaks(language: Language): Promise<void> {
  const { page } = visit;
  await page.locator(`html[lang=${language}]`).waitFor();
  await page.locator('footer', { hasText: WORDS[language].terms }).waitFor();
  await page.locator(`nav a[aria-current][lang=${language}]`).waitFor();
  const terms = await page.getByRole('link', { name: WORDS[language].terms }).getAttribute('href');
  expect(terms).toContain(`lang=${language}`);
  // The prize's strip makes room on small screens; its words are there all the same.
  expect(await page.locator('p.prize').textContent()).toContain(WORDS[language].prize);
}

async function isAsked(language: Language): Promise<void> {
  await visit.page
    .locator('#chat')
    .getByRole('button', { name: WORDS[language].send, exact: true })
    .waitFor();
  await speaks(language);
}

/** From the phone's question to the gift, in that language. */
async function goToGift(language: Language, phone: string): Promise<void> {
  await visit.answer(phone);
  await visit.taps(WORDS[language].go);
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.answer(await readCode(bot, phone));
  await visit.taps(WORDS[language].later);
  await visit.page.locator('.gift').waitFor();
}

async function holdsGift(language: Language): Promise<void> {
  const card = visit.page.locator('.gift').filter({ hasText: WORDS[language].prize });
  await card.filter({ hasText: WORDS[language].until }).waitFor();
  expect(await visit.page.locator('.gift').count()).toBe(1);
  await visit.page.getByRole('button', { name: WORDS[language].keep }).waitFor();
  await visit.page.locator('.choice', { hasText: WORDS[language].text }).waitFor();
  await speaks(language);
}

const recorded = async (): Promise<unknown> => {
  const [row] = await bot.database.asOwner(
    'SELECT text_language FROM consent_entry ORDER BY id DESC LIMIT 1',
  );
  return (row as { text_language: string }).text_language;
};

test.each([
  ['tr-TR', 'tr', 'en', '+905331116601'],
  ['en-GB', 'en', 'de', '+905331116602'],
  ['de-DE', 'de', 'tr', '+905331116603'],
] as const)(
  'a language chosen by typing (%s) is the whole page’s, the consent’s and the card’s',
  async (locale, before, after, phone) => {
    visit = await visitByPhone(browser, bot.base, { locale });
    await visit.answer('Ayşe');
    await visit.page.locator('#chat input[type=tel]').waitFor();
    await isAsked(before);
    await visit.answer(WORDS[after].name);
    await isAsked(after);
    await goToGift(after, phone);
    expect(await recorded()).toBe(after);
    await holdsGift(after);
    // Scanned again, with the phone's own language.
    await visit.page.goto(`${bot.base}/kahve-duragi?s=qr`);
    await holdsGift(after);
    // And back by the switch.
    await visit.page.getByRole('link', { name: WORDS[before].name }).click();
    await holdsGift(before);
    await visit.page.reload();
    await holdsGift(before);
    expect(visit.complaints).toEqual([]);
  },
);

test('typed as the first answer, over the language that the page was opened in', async () => {
  visit = await visitByPhone(browser, bot.base, { path: '/kahve-duragi?s=qr&lang=tr' });
  await visit.answer('English');
  await isAsked('en');
  await visit.answer('Ayşe');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  await isAsked('en');
});

test('the consent that is ticked is the one that is recorded, after a switch at that very question', async () => {
  visit = await visitByPhone(browser, bot.base);
  await visit.answer('Ayşe');
  await visit.page.locator('#chat input[type=tel]').waitFor();
  await visit.answer('+905331116604');
  await visit.page.getByRole('checkbox').waitFor();
  await visit.page.getByRole('link', { name: 'DE Deutsch' }).click();
  await visit.page.locator('form.consent', { hasText: 'Ich stimme zu' }).waitFor();
  await speaks('de');
  await visit.page.getByRole('checkbox').check();
  await visit.taps('Zustimmen und weiter');
  await visit.page.locator('input[autocomplete=one-time-code]').waitFor();
  await visit.answer(await readCode(bot, '+905331116604'));
  await visit.taps('Später');
  await holdsGift('de');
  expect(await recorded()).toBe('de');
});
