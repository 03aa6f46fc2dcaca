import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
      'a refused consent gives the gift as well',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.no, 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        [say.no, 'chat.gift.given'],
      ],
    ],
    [
      'what is no name is asked again',
      [
        ['😊🎉', 'error.name_invalid'],
        ['<script>alert(1)</script>', 'error.name_invalid'],
        ['12345', 'error.name_invalid'],
        ['a'.repeat(80), 'error.name_invalid'],
        ['Hallo!', 'chat.name.ask'],
        ['merhaba', 'chat.name.ask'],
        ['Ayşe', 'chat.phone.ask'],
      ],
    ],
    [
      'a name that is a greeting, an answer or a language to us is the name when it is said again',
      [
        ['Selam', 'chat.name.ask'],
        ['Moin!', 'chat.name.ask'],
        ['SELAM', 'chat.name.ask'],
        ['selam', 'chat.phone.ask'],
      ],
    ],
    [
      'an answer word said twice is the name',
      [
        ['Ok', 'chat.name.ask'],
        ['Ok', 'chat.phone.ask'],
      ],
    ],
    [
      'what is no mobile number is asked again',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['no', 'error.phone_invalid'],
        ['0532 111', 'error.phone_short'],
        ['0532 123 45 678', 'error.phone_long'],
        ['0532 123 45 67 / 0533 123 45 67', 'error.phone_two'],
        ['0212 345 67 89', 'error.phone_landline'],
        ['<script>', 'error.phone_invalid'],
        ['<phone>', 'chat.consent.ask'],
      ],
    ],
    [
      'a number where no code is sent to is refused, and another one goes on',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['+7 916 123 45 67', 'error.phone_country'],
        ['<phone>', 'chat.consent.ask'],
      ],
    ],
    [
      'a number of another country is asked for by name, and "yes" is enough',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['4915123456701', 'chat.phone.elsewhere'],
        [say.no, 'chat.phone.ask_again'],
        [say.yes, 'error.phone_invalid'],
        ['0151 23456702', 'chat.phone.elsewhere'],
        ['0532 111', 'error.phone_short'],
        ['0151 23456702', 'chat.phone.elsewhere'],
        [say.notMyNumber, 'chat.phone.ask'],
        ['0151 23456702', 'chat.phone.elsewhere'],
        [say.help, 'chat.help', 'chat.phone.elsewhere'],
        [say.yes, 'chat.consent.ask'],
        [say.notMyNumber, 'chat.phone.ask_again'],
        ['<phone>', 'chat.consent.ask'],
      ],
    ],
    [
      'an unclear consent is asked again',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        ['hmm', 'chat.consent.again'],
        ['😊', 'chat.consent.again'],
        ['👍', 'chat.code.sent'],
      ],
    ],
    [
      'a wrong code is one try less, words are none, and the right one passes',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        ['<wrong>', 'chat.code.wrong'],
        ['what?', 'chat.code.again'],
        ['12345', 'chat.code.again'],
        ['1234567', 'chat.code.again'],
        ['<code>', ...TO_GIFT],
      ],
    ],
    [
      'the fifth wrong code leads back to the number',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        ['<wrong>', 'chat.code.wrong'],
        ['<wrong>', 'chat.code.wrong'],
        ['<wrong>', 'chat.code.wrong'],
        ['<wrong>', 'chat.code.wrong'],
        ['<wrong>', 'chat.code.used_up', 'chat.phone.ask_again'],
        ['<phone>', 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
      ],
    ],
    [
      'what cannot be read is said so, and the question comes again',
      [
        [{ type: 'message' }, 'chat.text_only', 'chat.name.ask'],
        [{ type: 'message', text: ' \n ' }, 'chat.text_only', 'chat.name.ask'],
        [
          {
            type: 'message',
            attachments: [{ contentType: 'image/png', contentUrl: 'https://x.example/a.png' }],
          },
          'chat.text_only',
          'chat.name.ask',
        ],
        ['a'.repeat(10_000), 'error.message_too_long'],
        ['Ayşe', 'chat.phone.ask'],
        ['1'.repeat(10_000), 'error.message_too_long'],
      ],
    ],
    [
      'richer clients answer by value or channelData',
      [
        [{ type: 'message', text: '', value: { answer: 'Ayşe' } }, 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [{ type: 'message', text: '☑', channelData: { answer: 'yes' } }, 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        [{ type: 'event', name: 'answer', value: { answer: 'opened' } }, 'chat.review.opened'],
        [{ type: 'event', name: 'answer', value: { answer: 'opened' } }],
        [{ type: 'message', value: { answer: 'done' } }, 'chat.gift.given'],
        [{ type: 'event', name: 'answer', value: { answer: 'opened' } }],
      ],
    ],
    [
      'events and typing of no meaning are met with silence',
      [
        [{ type: 'typing' }],
        [{ type: 'event', name: 'webchat/join' }],
        [{ type: 'conversationUpdate' }],
        ['Ayşe', 'chat.phone.ask'],
      ],
    ],
    [
      'other words than done, later or no are asked for once, and then the gift comes all the same',
      [
        ['Ayşe', 'chat.phone.ask'],
        ['<phone>', 'chat.consent.ask'],
        [say.yes, 'chat.code.sent'],
        ['<code>', ...TO_GIFT],
        ['the coffee was cold', 'chat.review.again'],
        ['really cold', 'chat.gift.given'],
      ],
    ],
  ];

  test.each(cases)('%s', async (_behaviour, lines) => {
    const talk = new Talk(opened.platform, cafe, { language });
    await talk.start();
    await talk.play(lines.map(([said, ...keys]) => [said === '<phone>' ? freshPhone() : said, ...keys]));
  });

  test('the number of another country is named and offered as a button', async () => {
    const talk = new Talk(opened.platform, cafe, { language });
    await talk.start();
    await talk.say('Ayşe');
    await talk.say('4915123456703');
    const places = { tr: 'Almanya', en: 'Germany', de: 'Deutschland' };
    expect(talk.replies[0]?.text).toContain(`+49 1512 3456703 (${places[language]})`);
    const [button] = talk.replies[0]?.suggestedActions?.actions ?? [];
    expect(button?.title).toContain('+49 1512 3456703');
    await talk.play([[String(button?.value), 'chat.consent.ask']]);
  });

  test.each(['Germán', 'German', 'GERMÁN', 'Énglish', 'Bastán', 'Nô'])(
    'at the name question %s is a name and no command',
    async (name) => {
      const talk = new Talk(opened.platform, cafe, { language });
      await talk.start();
      await talk.play([[name, 'chat.phone.ask']]);
      expect(talk.replies[0]?.text).toContain(name);
    },
  );

  test.each(LANGUAGES)(
    '%s switches the language at the name question, and is the name when said again',
    async (other) => {
      const talk = new Talk(opened.platform, cafe, { language });
      await talk.start();
      const here = SAY[other].me;
      await talk.play([[here, 'chat.language.changed', 'chat.name.ask']], other);
      await talk.play([[here, 'chat.phone.ask']], other);
    },
  );

  test('a returning phone sees the gift that it has, and is not asked for a review again', async () => {
    const phone = freshPhone();
    const begin: Line[] = [
      ['Ayşe', 'chat.phone.ask'],
      [phone, 'chat.consent.ask'],
      [say.yes, 'chat.code.sent'],
    ];
    const first = new Talk(opened.platform, cafe, { language });
    await first.start();
    await first.play([...begin, ['<code>', ...TO_GIFT], [say.later, 'chat.gift.given']]);
    const again = new Talk(opened.platform, cafe, { language });
    await again.start();
    await again.play([...begin, ['<code>', 'chat.code.passed_back', 'chat.gift.already']]);
    expect(giftOf(again)).toEqual(giftOf(first));
  });
});

const giftOf = (talk: Talk): unknown => (talk.replies.at(-1)?.channelData as { gift: unknown }).gift;
