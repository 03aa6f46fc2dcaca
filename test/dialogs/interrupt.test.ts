import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { LANGUAGES } from '../../core/i18n/languages.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { SAY } from './answers.js';
import { openCafe } from './open-cafe.js';
import { freshPhone, Talk, type Line } from './talk.js';

let opened: TestPlatform;
let cafe: string;

beforeAll(async () => {
  opened = await openTestPlatform();
  cafe = await openCafe(opened);
});
afterAll(() => opened.close());

const TO_GIFT = ['chat.code.passed', 'chat.review.ask'] as const;

describe.each(LANGUAGES)('in %s', (language) => {
  const say = SAY[language];

  /** Each case starts at the first question; `<phone>` is a number that no other case has. */
  const cases: [behaviour: string, lines: Line[]][] = [
    [
      'a wrong number is changed, and no answer is asked for twice',
      [
        ['Ayşe', 'chat.phone.ask'],
        [say.notMyNumber, 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.notMyNumber, 'chat.phone.ask_again'],
        ['<phone>', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        [say.notMyNumber, 'chat.phone.ask_again'],
        ['<phone>', 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        [say.done, 'chat.gift.given'],
      ],
    ],
    [
      'help helps at every question and asks it again',
      [
        [say.help, 'chat.help', 'chat.name.ask'],
        ['Ayşe', 'chat.phone.ask'],
        [say.help, 'chat.help', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.help, 'chat.help', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        [say.help, 'chat.help', 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        [say.help, 'chat.help', 'chat.review.ask'],
        [say.later, 'chat.gift.given'],
        [say.help, 'chat.help', 'chat.gift.again'],
      ],
    ],
    [
      'start over starts over, and knows who has proven the phone',
      [
        ['Ayşe', 'chat.phone.ask'],
        [say.startOver, 'chat.restart', 'chat.name.ask'],
        ['Fatma', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        [say.startOver, 'chat.restart', 'chat.name.ask'],
        ['Ayşe', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        [say.startOver, 'chat.restart', 'chat.review.ask'],
        [say.later, 'chat.gift.given'],
        [say.startOver, 'chat.restart', 'chat.gift.already'],
      ],
    ],
    [
      'another person takes over the phone',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.no, 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        [say.later, 'chat.gift.given'],
        [say.notMe, 'chat.not_you.done', 'chat.name.ask'],
        ['Ali', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        [say.done, 'chat.gift.given'],
      ],
    ],
  ];

  test.each(cases)('%s', async (_behaviour, lines) => {
    const talk = new Talk(opened.platform, cafe, { language });
    await talk.start();
    await talk.play(lines.map(([said, ...keys]) => [said === '<phone>' ? freshPhone() : said, ...keys]));
  });

  test.each(LANGUAGES)('%s is spoken from the next word on, at every question', async (other) => {
    const talk = new Talk(opened.platform, cafe, { language });
    await talk.start();
    const here = SAY[other].me;
    await talk.play([[here, 'chat.language.changed', 'chat.name.ask']], other);
    await talk.play(
      [
        ['Ayşe', 'chat.phone.ask'],
        [`/lang ${other}`, 'chat.language.changed', 'chat.phone.ask'],
      ],
      other,
    );
    await talk.play(
      [
        [freshPhone(), 'chat.consent.ask'],
        [here, 'chat.language.changed', 'chat.consent.ask'],
      ],
      other,
    );
    await talk.play(
      [
        [say.yes, 'chat.code.sent'],
        [here, 'chat.language.changed', 'chat.code.sent'],
      ],
      other,
    );
    await talk.play(
      [
        ['<code>', ...TO_GIFT],
        [here, 'chat.language.changed', 'chat.review.ask'],
      ],
      other,
    );
    await talk.play(
      [
        [say.done, 'chat.gift.given'],
        [here, 'chat.language.changed', 'chat.gift.again'],
      ],
      other,
    );
  });
});
