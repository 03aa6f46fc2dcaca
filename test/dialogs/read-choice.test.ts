import { expect, test } from '@jest/globals';
import { readChoice, type Choice } from '../../dialogs/read-choice.js';
import { LANGUAGES } from '../../core/i18n/languages.js';
import { translate, type TextKey } from '../../core/i18n/translate.js';

const CONSENT = ['yes', 'no'] as const;
const REVIEW = ['done', 'later', 'no', 'opened'] as const;

const answers: [text: string, offered: readonly Choice[], meant: Choice | null][] = [
  ['yes', CONSENT, 'yes'],
  ['Yes!', CONSENT, 'yes'],
  ['EVET', CONSENT, 'yes'],
  ['evet 😊', CONSENT, 'yes'],
  ['  Ja.  ', CONSENT, 'yes'],
  ['👍', CONSENT, 'yes'],
  ['👍🏽', CONSENT, 'yes'],
  ['HAYIR', CONSENT, 'no'],
  ['Hayır.', CONSENT, 'no'],
  ['hayir', CONSENT, 'no'],
  ['HAYİR!!', CONSENT, 'no'],
  ['Nein, danke', CONSENT, 'no'],
  ['👎', CONSENT, 'no'],
  ['yes and no', CONSENT, null],
  ['yesterday', CONSENT, null],
  ['😊', CONSENT, null],
  ['done', CONSENT, null],
  ['constructor', CONSENT, null],
  ['Done ✅', REVIEW, 'done'],
  ['yaptım', REVIEW, 'done'],
  ['YAPTIM', REVIEW, 'done'],
  ['Erledigt!', REVIEW, 'done'],
  ['daha sonra…', REVIEW, 'later'],
  ['Später', REVIEW, 'later'],
  ['spaeter', REVIEW, 'later'],
  ['No thanks', REVIEW, 'no'],
  ['opened', REVIEW, 'opened'],
  ['it was lovely', REVIEW, null],
];

test.each(answers)('%p among %p means %p', (text, offered, meant) => {
  expect(readChoice(text, offered)).toBe(meant);
});

const labels: [key: TextKey, offered: readonly Choice[], meant: Choice][] = [
  ['chat.consent.yes', CONSENT, 'yes'],
  ['chat.consent.no', CONSENT, 'no'],
  ['chat.review.done', REVIEW, 'done'],
  ['chat.review.later', REVIEW, 'later'],
  ['chat.review.no', REVIEW, 'no'],
  ['chat.feedback.skip', ['no', 'later'], 'no'],
];

test.each(LANGUAGES.flatMap((language) => labels.map((label) => [language, ...label] as const)))(
  'in %s the button %s is understood as typed',
  (language, key, offered, meant) => {
    expect(readChoice(translate(language, key), offered)).toBe(meant);
  },
);

test.each(LANGUAGES)('the words that %s tells guests to answer with are understood', (language) => {
  const quoted = (key: TextKey) =>
    [...translate(language, key).matchAll(/["„](.+?)["“]/g)].map(([, word]) => word ?? '');
  expect(quoted('chat.consent.again').map((word) => readChoice(word, CONSENT))).toEqual(['yes', 'no']);
  expect(quoted('chat.review.again').map((word) => readChoice(word, REVIEW))).toEqual([
    'done',
    'later',
    'no',
  ]);
});
