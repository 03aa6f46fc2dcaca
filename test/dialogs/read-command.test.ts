import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../core/i18n/languages.js';
import { translate, type TextKey } from '../../core/i18n/translate.js';
import { readCommand } from '../../dialogs/read-command.js';

const commands: [text: string, kind: string | null][] = [
  ['help', 'help'],
  ['HELP!', 'help'],
  ['Yardım', 'help'],
  ['YARDIM', 'help'],
  ['Hilfe?', 'help'],
  ['Start over', 'start_over'],
  ['baştan başla', 'start_over'],
  ['Von vorn.', 'start_over'],
  ["That's not my number", 'not_my_number'],
  ['that is not my number', 'not_my_number'],
  ['Bu benim numaram değil', 'not_my_number'],
  ['Das ist nicht meine Nummer!', 'not_my_number'],
  ['Not me', 'not_me'],
  ['Ben değilim', 'not_me'],
  ['Das bin ich nicht', 'not_me'],
  ['resend', 'resend'],
  ['YENİ KOD', 'resend'],
  ['Neuer Code', 'resend'],
  ['English', 'language en'],
  ['ingilizce', 'language en'],
  ['İNGİLİZCE', 'language en'],
  ['Türkçe', 'language tr'],
  ['TURKCE', 'language tr'],
  ['Deutsch', 'language de'],
  ['Almanca', 'language de'],
  ['/lang de', 'language de'],
  ['/lang fr', null],
  ['I need help with my order', null],
  ['Ayşe', null],
  ['toString', null],
  ['', null],
];

test.each(commands)('%p asks for %p', (text, kind) => {
  const command = readCommand(text);
  expect(command?.kind === 'language' ? `language ${command.language}` : (command?.kind ?? null)).toBe(kind);
});

const labels: [key: TextKey, kind: string][] = [
  ['chat.code.resend', 'resend'],
  ['chat.code.not_my_number', 'not_my_number'],
  ['chat.not_you.answer', 'not_me'],
  ['chat.language.name', 'language'],
];

test.each(LANGUAGES.flatMap((language) => labels.map((label) => [language, ...label] as const)))(
  'in %s the words of %s are understood',
  (language, key, kind) => {
    expect(readCommand(translate(language, key))?.kind).toBe(kind);
  },
);

test.each(LANGUAGES)('everything that the help of %s names is understood', (language) => {
  const help = translate(language, 'chat.help', { business: 'B', languages: 'English' });
  const named = help
    .slice(help.lastIndexOf(':') + 1)
    .replace('.', '')
    .split(',');
  expect(named.map((words) => readCommand(words)?.kind)).toEqual([
    'start_over',
    'resend',
    'not_my_number',
    'language',
  ]);
});
