import { expect, test } from '@jest/globals';
import { LANGUAGES, pickLanguage, type Language } from '../../../core/i18n/languages.js';

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
