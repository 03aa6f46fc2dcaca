import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { openCafe } from './open-cafe.js';
import { freshPhone, Talk, type Reply } from './talk.js';

let opened: TestPlatform;
let cafe: string;

beforeAll(async () => {
  opened = await openTestPlatform();
  cafe = await openCafe(opened);
});
afterAll(() => opened.close());

const buttons = (reply: Reply | undefined) =>
  reply?.suggestedActions?.actions.map(({ type, title, value }) => [type, title, value as string]);

test('every question says in channelData what it asks, and what a richer client needs', async () => {
  const talk = new Talk(opened.platform, cafe);
  await talk.start();
  const asked: Reply[] = [talk.replies.at(-1)!];
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>', 'later'])
    asked.push((await talk.say(said)).at(-1)!);
  expect(asked.map(({ inputHint }) => inputHint)).toEqual(asked.map(() => 'expectingInput'));
  expect(asked.map(({ channelData }) => channelData as unknown)).toEqual([
    { question: 'name' },
    { question: 'phone' },
    {
      question: 'consent',
      consent: {
        version: 1,
        language: 'en',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        text: 'I agree that Kahve Durağı sends me offers and news by SMS. I can withdraw this at any time, free of charge.',
        intro: 'May we text you offers? You get your gift either way.',
      },
    },
    { question: 'code', code: { length: 6, resendAt: expect.stringMatching(/^\d{4}-.*Z$/) } },
    { question: 'review', review: { url: 'https://g.page/r/kahve-duragi/review' } },
    {
      question: 'gift',
      gift: {
        code: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/),
        title: 'A filter coffee',
        terms: 'Once per person.',
        expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    },
  ]);
  expect(asked.map(buttons)).toEqual([
    undefined,
    undefined,
    [
      ['imBack', 'Yes', 'Yes'],
      ['imBack', 'No', 'No'],
    ],
    [
      ['imBack', 'New code', 'New code'],
      ['imBack', 'Not my number', 'Not my number'],
    ],
    [
      ['openUrl', 'Write a review', 'https://g.page/r/kahve-duragi/review'],
      ['imBack', 'I left a review', 'I left a review'],
      ['imBack', 'Later', 'Later'],
      ['imBack', 'No thanks', 'No thanks'],
    ],
    [['imBack', 'Text it to me', 'Text it to me']],
  ]);
});

test('a reply holds its content alone: no address, no id', async () => {
  const talk = new Talk(opened.platform, cafe);
  await talk.start();
  expect(Object.keys(talk.replies[0]!).sort()).toEqual(['locale', 'text', 'textFormat', 'type']);
});

test('by SMS the link is in the text and the number plain', async () => {
  const talk = new Talk(opened.platform, cafe, { channel: 'sms' });
  await talk.start();
  await talk.say('Ayşe');
  const phone = freshPhone();
  await talk.say(phone);
  await talk.say('yes');
  expect(talk.replies[0]?.text).toContain(` ${phone}.`);
  await talk.say('<code>');
  expect(talk.replies.at(-1)?.text?.split('\n').at(-1)).toBe('https://g.page/r/kahve-duragi/review');
});

test('the owner’s own line follows the promised greeting', async () => {
  const own = await openCafe(opened, { greeting: { en: 'Try our cake. 🍰' }, languages: ['tr', 'en'] });
  const talk = new Talk(opened.platform, own);
  await talk.start();
  expect(talk.replies[0]?.text).toBe('Welcome to Kahve Durağı! Thank you for visiting. Try our cake. 🍰');
});

test('a language that the business does not offer is not spoken, and those it does are named', async () => {
  const own = await openCafe(opened, { languages: ['tr', 'en'] });
  const talk = new Talk(opened.platform, own);
  await talk.start();
  await talk.say('Deutsch');
  expect(talk.replies.map(({ text }) => text)).toEqual([
    'This page speaks Türkçe, English.',
    'What is your name?',
  ]);
});

test('a name of markup, placeholders and marks is shown as it is', async () => {
  const name = '{name} $t(chat.help) "<b>&amp;</b>" \u202eabc';
  const own = await openCafe(opened, { name });
  const talk = new Talk(opened.platform, own);
  await talk.start();
  expect(talk.replies[0]?.text).toBe(`Welcome to ${name}! Thank you for visiting.`);
});

test('a business without a gift says so, and gives it as soon as there is one', async () => {
  const own = await openCafe(opened, { reviewUrl: null }, null);
  const talk = new Talk(opened.platform, own);
  await talk.start();
  await talk.play([
    ['Ayşe', 'chat.phone.ask'],
    [freshPhone(), 'chat.consent.ask'],
    ['yes', 'chat.code.sent'],
    ['<code>', 'chat.code.passed', 'error.no_gift'],
    ['hello?', 'error.no_gift'],
  ]);
});

test('a gift written in one language only is shown in that', async () => {
  const own = await openCafe(opened, { reviewUrl: null }, { title: { tr: 'Çay' }, terms: {}, validDays: 7 });
  const talk = new Talk(opened.platform, own);
  await talk.start();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>']) await talk.say(said);
  expect(talk.replies.at(-1)?.text).toMatch(
    /^Here is your gift! Çay\nYour code: .{9}\nShow it to the staff by .*\.$/,
  );
});

test('a gift that was used says so', async () => {
  const talk = new Talk(opened.platform, cafe);
  await talk.start();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>', 'later']) await talk.say(said);
  await opened.database.asOwner(
    `UPDATE coupon SET status = 'redeemed', redeemed_at = $2 FROM conversation c
     WHERE c.guest_id = coupon.guest_id AND c.public_id = $1`,
    [talk.publicId, new Date()],
  );
  await talk.play([['hi', 'error.coupon_redeemed']]);
});
