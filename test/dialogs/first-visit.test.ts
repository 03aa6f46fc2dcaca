import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Language } from '../../core/i18n/languages.js';
import { FakeClock } from '../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { openCafe } from './open-cafe.js';
import { Talk } from './talk.js';

let opened: TestPlatform;
let cafe: string;

beforeAll(async () => {
  opened = await openTestPlatform({ clock: new FakeClock('2026-11-16T09:00:00Z') });
  cafe = await openCafe(opened);
});
afterAll(() => opened.close());

const transcripts: Record<Language, [guest: string | null, ...bot: string[]][]> = {
  en: [
    [null, 'Welcome to Kahve Durağı! Thank you for visiting.', 'What is your name?'],
    ['Ayşe', 'Thank you, Ayşe. What is your mobile number? We text you a code.'],
    [
      '0532 111 22 33',
      'May we text you offers? You get your gift either way.\n\nI agree that Kahve Durağı sends me offers and news by SMS. I can withdraw this at any time, free of charge.',
    ],
    ['yes', 'We sent a 6-digit code to \u20660532 111 22 33\u2069. Please type it here.'],
    [
      '<code>',
      'Thank you, Ayşe. Your number is confirmed.',
      'Would you review us on Google? Your gift comes next, whatever you answer: done, later or no.',
    ],
    [
      'later',
      'Here is your gift! A filter coffee\nYour code: XXXX-XXXX\nShow it to the staff by December 16, 2026.\nOnce per person.',
    ],
    [
      'Thank you!',
      'Your gift: A filter coffee\nYour code: XXXX-XXXX\nShow it to the staff by December 16, 2026.\nOnce per person.',
    ],
  ],
  tr: [
    [null, 'Hoş geldiniz! Kahve Durağı olarak ziyaretiniz için teşekkür ederiz.', 'Adınız nedir?'],
    ['Çağrı', 'Teşekkürler, Çağrı. Cep telefonu numaranız nedir? Size SMS ile bir kod göndereceğiz.'],
    [
      '532 222 33 44',
      'Size SMS ile fırsat gönderebilir miyiz? Hediyeniz her durumda sizin.\n\nKahve Durağı işletmesinin bana SMS ile kampanya ve duyuru göndermesini kabul ediyorum. Onayımı dilediğim zaman ücretsiz geri alabilirim.',
    ],
    ['HAYIR', '\u20660532 222 33 44\u2069 numarasına 6 haneli bir kod gönderdik. Lütfen buraya yazın.'],
    [
      'kodum <code>',
      'Teşekkürler, Çağrı. Numaranız doğrulandı.',
      'Bizi Google’da değerlendirir misiniz? Hediyeniz her yanıtla sırada: yaptım, sonra ya da hayır.',
    ],
    [
      'yaptım 👍',
      'Hediyeniz hazır! Bir filtre kahve\nKodunuz: XXXX-XXXX\nSon gün 16 Aralık 2026: personele göstermeniz yeterli.\nKişi başı bir kez.',
    ],
  ],
  de: [
    [null, 'Willkommen bei Kahve Durağı! Vielen Dank für Ihren Besuch.', 'Wie heißen Sie?'],
    ['Jörg Groß', 'Danke, Jörg Groß. Wie ist Ihre Handynummer? Wir senden Ihnen einen Code.'],
    [
      '+49 1512 3456789',
      'Dürfen wir Ihnen Angebote per SMS senden? Ihr Geschenk bekommen Sie so oder so.\n\nIch stimme zu, dass Kahve Durağı mir Angebote und Neuigkeiten per SMS sendet. Ich kann dies jederzeit kostenlos widerrufen.',
    ],
    [
      'Ja, gerne!',
      'Wir haben einen 6-stelligen Code an \u2066+49 1512 3456789\u2069 gesendet. Bitte geben Sie ihn hier ein.',
    ],
    [
      '<code>',
      'Danke, Jörg Groß. Ihre Nummer ist bestätigt.',
      'Möchten Sie uns auf Google bewerten? Ihr Geschenk folgt bei jeder Antwort: erledigt, später oder nein.',
    ],
    [
      'Nein danke.',
      'Hier ist Ihr Geschenk! Ein Filterkaffee\nIhr Code: XXXX-XXXX\nZeigen Sie ihn bis 16. Dezember 2026 dem Personal.\nEinmal pro Person.',
    ],
  ],
};

const languages = Object.keys(transcripts) as Language[];

test.each(languages)('a first visit in %s, word by word', async (language) => {
  const talk = new Talk(opened.platform, cafe, { language });
  for (const [said, ...expected] of transcripts[language]) {
    const replies = said === null ? await talk.start() : await talk.say(said);
    const texts = replies.map(({ text }) => text?.replace(/[A-Z2-9]{4}-[A-Z2-9]{4}/, 'XXXX-XXXX'));
    expect([said, ...texts]).toEqual([said, ...expected]);
    expect(replies.map(({ locale }) => locale)).toEqual(replies.map(() => language));
  }
});

test.each(languages)(
  'fewer than 90 words are said in %s before the gift, the consent text apart',
  (language) => {
    const beforeGift = transcripts[language].filter(([said]) => said !== 'Thank you!').slice(0, -1);
    const words = beforeGift.flatMap(([, ...texts]) =>
      texts
        .map((text) => text.split('\n\n')[0] ?? '')
        .join(' ')
        .split(/\s+/),
    );
    expect(words.length).toBeLessThan(90);
  },
);
