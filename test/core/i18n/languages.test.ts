import { expect, test } from '@jest/globals';
import { LANGUAGES, pickGuestLanguage, pickLanguage, type Language } from '../../../core/i18n/languages.js';

const picks: [wanted: string | undefined, offered: readonly Language[], picked: Language][] = [
  [undefined, LANGUAGES, 'tr'],
  ['', LANGUAGES, 'tr'],
  ['de', LANGUAGES, 'de'],
  ['de-AT', LANGUAGES, 'de'],
  ['EN_us', LANGUAGES, 'en'],
  ['fr, en;q=0.8, de;q=0.9', LANGUAGES, 'de'],
  ['en;q=0, de;q=0.1', LANGUAGES, 'de'],
  ['en;q=nonsense, de;q=0.5', LANGUAGES, 'de'],
  ['de, en', ['tr', 'en'], 'en'],
  ['*', LANGUAGES, 'tr'],
  ['constructor,__proto__', LANGUAGES, 'tr'],
];

test.each(picks)('%p among %p is %p', (wanted, offered, picked) => {
  expect(pickLanguage(wanted, offered, 'tr')).toBe(picked);
});

const guests: [wanted: string | undefined, offered: readonly Language[], picked: Language][] = [
  ['fr-FR,fr;q=0.9', LANGUAGES, 'en'],
  ['ja', LANGUAGES, 'en'],
  ['ar,*;q=0.1', ['tr', 'en'], 'en'],
  ['ru', ['tr', 'de'], 'tr'],
  ['ru, de;q=0.2', ['tr', 'de', 'en'], 'de'],
  ['tr', LANGUAGES, 'tr'],
  ['*', LANGUAGES, 'tr'],
  ['', LANGUAGES, 'tr'],
  [undefined, LANGUAGES, 'tr'],
];

test.each(guests)(
  'a guest who reads %p where %p is offered is spoken to in %p',
  (wanted, languages, picked) => {
    expect(pickGuestLanguage(wanted, { languages, language: 'tr' })).toBe(picked);
  },
);
