import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readMessages } from '../../core/conversations/read-messages.js';
import type { Id } from '../../core/scope.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { openCafe } from './open-cafe.js';
import { freshPhone, Talk, type Line } from './talk.js';

let opened: TestPlatform;
let cafe: string;

beforeAll(async () => {
  opened = await openTestPlatform();
  cafe = await openCafe(opened);
});
afterAll(() => opened.close());

const JOIN: Line[] = [
  ['Ayşe', 'chat.phone.ask'],
  ['<phone>', 'chat.consent.ask'],
  ['yes', 'chat.code.sent'],
  ['<code>', 'chat.code.passed', 'chat.review.ask'],
];

async function join(...more: Line[]): Promise<{ guestId: Id; talk: Talk }> {
  const talk = new Talk(opened.platform, cafe);
  await talk.start();
  await talk.play(
    [...JOIN, ...more].map(([said, ...keys]) => [said === '<phone>' ? freshPhone() : said, ...keys]),
  );
  return { guestId: await guestOf(talk), talk };
}

async function guestOf(talk: Talk): Promise<Id> {
  const [row] = await talk.rows<{ guest_id: Id }>('SELECT guest_id FROM conversation WHERE public_id = $1', [
    talk.publicId,
  ]);
  return row?.guest_id ?? '';
}

const texts = (talk: Talk) => talk.replies.map(({ text }) => text?.split('\n')[0]);

test('a guest whom the device knows is greeted by name and asked for what is missing only', async () => {
  const { guestId } = await join();
  const talk = new Talk(opened.platform, cafe, { guestId });
  await talk.start();
  expect(texts(talk)).toEqual([
    'Welcome to Kahve Durağı! Thank you for visiting. Good to see you again, Ayşe.',
    'Would you review us on Google? Your gift comes next, whatever you answer: done, later or no.',
  ]);
  await talk.play([['later', 'chat.gift.given']]);
});

test('a known guest who holds the gift sees it at once', async () => {
  const { guestId } = await join(['later', 'chat.gift.given']);
  const talk = new Talk(opened.platform, cafe, { guestId });
  await talk.start();
  expect(texts(talk)).toEqual([
    'Welcome to Kahve Durağı! Thank you for visiting. Good to see you again, Ayşe.',
    'You already have this gift: A filter coffee',
  ]);
});

test('somebody else on that device says so by the button, and is asked from the beginning', async () => {
  const { guestId } = await join(['later', 'chat.gift.given']);
  const talk = new Talk(opened.platform, cafe, { guestId });
  await talk.start();
  const button = talk.replies.at(-1)?.suggestedActions?.actions.at(-1);
  expect(button).toEqual({ type: 'imBack', title: 'Not Ayşe?', value: 'Not me' });
  await talk.play([[String(button?.value), 'chat.not_you.done', 'chat.name.ask']]);
  expect(await guestOf(talk)).toBe('');
  await talk.play([
    ['Ali', 'chat.phone.ask'],
    [freshPhone(), 'chat.consent.ask'],
    ['no', 'chat.code.sent'],
    ['<code>', 'chat.code.passed', 'chat.review.ask'],
    ['no', 'chat.gift.given'],
  ]);
  expect(await guestOf(talk)).not.toBe(guestId);
});

test('a guest who was erased is a stranger, in a new chat and in an open one', async () => {
  const { guestId, talk: open } = await join(['later', 'chat.gift.given']);
  await opened.database.asOwner(
    'UPDATE guest SET name_sealed = NULL, phone_sealed = NULL, erased_at = $2 WHERE id = $1',
    [guestId, new Date()],
  );
  const talk = new Talk(opened.platform, cafe, { guestId });
  await talk.start();
  expect(texts(talk)).toEqual(['Welcome to Kahve Durağı! Thank you for visiting.', 'What is your name?']);
  await open.play([['start over', 'chat.restart', 'chat.name.ask']]);
});

test('before a phone is proven, "not me" is nothing but an answer', async () => {
  const talk = new Talk(opened.platform, cafe);
  await talk.start();
  await talk.play([
    ['Ayşe', 'chat.phone.ask'],
    ['not me', 'error.phone_invalid'],
  ]);
});

test('a visit is finished with its gift, and open again when it starts over for somebody else', async () => {
  const finished = async (talk: Talk) =>
    (
      await talk.rows<{ finished: boolean }>(
        'SELECT finished_at IS NOT NULL AS finished FROM conversation WHERE public_id = $1',
        [talk.publicId],
      )
    )[0]?.finished;
  const { talk } = await join();
  expect(await finished(talk)).toBe(false);
  await talk.play([['later', 'chat.gift.given']]);
  expect(await finished(talk)).toBe(true);
  await talk.play([['not me', 'chat.not_you.done', 'chat.name.ask']]);
  expect(await finished(talk)).toBe(false);
});

test('whoever says "not me" is not shown the other’s name, number or gift again', async () => {
  const { talk } = await join(['later', 'chat.gift.given']);
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(talk.replies.at(-1)?.text ?? '')![0];
  await talk.say('not me');
  const shown = JSON.stringify(await readMessages(opened.platform, talk.scope, talk.publicId, 0));
  expect(shown).not.toContain(code);
  expect(shown).not.toContain('Ayşe');
  expect(talk.replies.at(-1)?.channelData).toMatchObject({ question: 'name' });
});
