import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readMessages } from '../../core/conversations/read-messages.js';
import { FakeClock } from '../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { openCafe } from './open-cafe.js';
import { freshPhone, Talk, type Line } from './talk.js';

const clock = new FakeClock();
let opened: TestPlatform;
let cafe: string;

beforeAll(async () => {
  opened = await openTestPlatform({ clock });
  cafe = await openCafe(opened);
});
afterAll(() => opened.close());

async function untilCode(phone = freshPhone()): Promise<Talk> {
  const talk = new Talk(opened.platform, cafe);
  await talk.start();
  await talk.play([
    ['Ayşe', 'chat.phone.ask'],
    [phone, 'chat.consent.ask'],
    ['yes', 'chat.code.sent'],
  ]);
  return talk;
}

/** A sixth code for one phone within the hour. */
async function untilTooMany(): Promise<Talk> {
  const phone = freshPhone();
  for (let asked = 0; asked < 5; asked += 1) await untilCode(phone);
  const talk = new Talk(opened.platform, cafe);
  await talk.start();
  await talk.play([
    ['Ayşe', 'chat.phone.ask'],
    [phone, 'chat.consent.ask'],
    ['yes', 'error.too_many_codes'],
  ]);
  return talk;
}

const PASSED: Line = ['<code>', 'chat.code.passed', 'chat.review.ask'];

test('a new code is sent after a pause that is told, three times at most', async () => {
  const talk = await untilCode();
  await talk.play([['resend', 'error.resend_too_soon']]);
  expect(talk.replies[0]?.text).toContain('30 seconds');
  clock.advance({ seconds: 29 });
  await talk.play([['resend', 'error.resend_too_soon']]);
  clock.advance({ seconds: 1 });
  await talk.play([
    ['resend', 'chat.code.resent'],
    ['resend', 'error.resend_too_soon'],
  ]);
  clock.advance({ seconds: 60 });
  await talk.play([['new code', 'chat.code.resent']]);
  clock.advance({ seconds: 60 });
  await talk.play([['send again', 'chat.code.resent']]);
  expect(talk.replies[0]?.channelData).toMatchObject({ code: { resendAt: null } });
  expect(talk.replies[0]?.suggestedActions?.actions.map(({ value }) => value as string)).toEqual([
    'Not my number',
  ]);
  clock.advance({ minutes: 2 });
  await talk.play([['resend', 'error.resend_used_up'], PASSED]);
});

test('an earlier code of the five minutes passes as well, as an SMS may be late', async () => {
  const talk = await untilCode();
  const first = await talk.code();
  clock.advance({ seconds: 30 });
  await talk.play([
    ['resend', 'chat.code.resent'],
    [first, 'chat.code.passed', 'chat.review.ask'],
  ]);
});

test('a code that has run out does not pass, and a new one does', async () => {
  const talk = await untilCode();
  clock.advance({ minutes: 5 });
  await talk.play([['<code>', 'chat.code.late'], ['resend', 'chat.code.resent'], PASSED]);
});

test('a code passes in its own conversation only', async () => {
  const talk = await untilCode();
  const other = await untilCode();
  const foreign = await other.code();
  expect(foreign).not.toBe(await talk.code());
  await talk.play([[foreign, 'chat.code.wrong'], PASSED]);
});

test('a whole SMS may be pasted, and digits grouped', async () => {
  const talk = await untilCode();
  const code = await talk.code();
  await talk.play([
    [
      `Kahve Durağı: your code is ${code}. It only confirms your phone.\n\n@kahve.example #${code}`,
      'chat.code.passed',
      'chat.review.ask',
    ],
  ]);
  const another = await untilCode();
  const grouped = (await another.code()).replace(/^(...)/, '$1 ');
  await another.play([[grouped, 'chat.code.passed', 'chat.review.ask']]);
});

const ARABIC = [...'٠١٢٣٤٥٦٧٨٩'];
test.each([
  ['in Arabic-Indic digits', (code: string) => code.replace(/\d/g, (digit) => ARABIC[Number(digit)]!)],
  ['with an en dash', (code: string) => code.replace(/^(...)/, '$1–')],
  ['with an invisible space', (code: string) => code.replace(/^(..)/, '$1\u200b')],
  ['with words after it', (code: string) => `${code} 5 minutes`],
  ['filled twice at once', (code: string) => code + code],
])('a code %s passes and is kept nowhere', async (_, typed) => {
  const talk = await untilCode();
  const code = await talk.code();
  await talk.play([[typed(code), 'chat.code.passed', 'chat.review.ask']]);
  const messages = await readMessages(opened.platform, talk.scope, talk.publicId, 0);
  expect(JSON.stringify(messages)).not.toContain(typed(code));
  await talk.play([[typed(code).replace(' 5 minutes', ''), 'chat.code.proved', 'chat.review.ask']]);
});

test('too many codes for a phone are refused with the time to wait, and go on after it', async () => {
  const talk = await untilTooMany();
  await talk.play([
    ['123456', 'error.too_many_codes'],
    ['resend', 'error.too_many_codes'],
  ]);
  clock.advance({ minutes: 60 });
  await talk.play([['resend', 'chat.code.sent'], PASSED]);
});

test.each([
  ['after_step', 'chat.review.ask'],
  ['feedback', 'chat.feedback.ask'],
] as const)(
  'a second tap on the right code is no answer to what is asked since (%s)',
  async (reviewRule, asked) => {
    const talk = new Talk(opened.platform, await openCafe(opened, { reviewRule }));
    await talk.start();
    for (const said of ['Ayşe', freshPhone(), 'yes']) await talk.say(said);
    const code = await talk.code();
    await talk.play([
      [code, 'chat.code.passed', asked],
      [code, 'chat.code.proved', asked],
    ]);
    const messages = await readMessages(opened.platform, talk.scope, talk.publicId, 0);
    expect(JSON.stringify(messages)).not.toContain(code);
    const [row] = await talk.rows<{ n: string }>(
      'SELECT count(*) AS n FROM review WHERE feedback_sealed IS NOT NULL',
    );
    expect(row?.n).toBe('0');
  },
);

test('with too many codes asked for, the way back to the number is still offered', async () => {
  const talk = await untilTooMany();
  expect(talk.replies.at(-1)?.suggestedActions?.actions.map(({ title }) => title)).toEqual(['Not my number']);
  await talk.play([['Not my number', 'chat.phone.ask_again']]);
});
