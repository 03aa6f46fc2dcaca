import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../core/i18n/languages.js';
import { translate, type TextKey } from '../../../core/i18n/translate.js';

test('a value is shown as it is, never read as a template', () => {
  const business = '{name} $t(chat.help) <b>&amp;</b> "x"';
  expect(translate('en', 'chat.greeting', { business })).toBe(
    `Welcome to ${business}! Thank you for visiting.`,
  );
});

test('a missing value or text is a bug that shows at once', () => {
  expect(() => translate('tr', 'chat.greeting')).toThrow('no value for {business}');
  expect(() => translate('de', 'chat.nothing' as TextKey)).toThrow('no text for chat.nothing');
});

test.each(LANGUAGES)('%s gives the same words each time, whatever was asked before', (language) => {
  const words = translate(language, 'chat.name.ask');
  for (const other of LANGUAGES) translate(other, 'chat.name.ask');
  expect(translate(language, 'chat.name.ask')).toBe(words);
});
