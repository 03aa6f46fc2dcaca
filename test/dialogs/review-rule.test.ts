import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewBusiness } from '../../core/businesses/create-business.js';
import { LANGUAGES } from '../../core/i18n/languages.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { SAY } from './answers.js';
import { openCafe } from './open-cafe.js';
import { freshPhone, Talk, type Line } from './talk.js';

let opened: TestPlatform;

beforeAll(async () => {
  opened = await openTestPlatform();
});
afterAll(() => opened.close());

const businesses = new Map<string, Promise<string>>();

/** One business for each rule: a talk with its guest already proven up to what follows the code. */
async function proven(
  fields: Partial<NewBusiness>,
  language: (typeof LANGUAGES)[number],
  next: Line[1],
): Promise<Talk> {
  const key = JSON.stringify(fields);
  const business = businesses.get(key) ?? openCafe(opened, fields);
  businesses.set(key, business);
  const talk = new Talk(opened.platform, await business, { language });
  await talk.start();
  await talk.play([
    ['Ayşe', 'chat.phone.ask'],
    [freshPhone(), 'chat.consent.ask'],
    [SAY[language].yes, 'chat.code.sent'],
    ['<code>', 'chat.code.passed', next ?? 'chat.gift.given'],
  ]);
  return talk;
}

interface Review {
  asked: boolean;
  opened: boolean;
  done: boolean;
  declined: boolean;
  feedback: string | null;
}

async function reviewOf(talk: Talk): Promise<Review | undefined> {
  const [row] = await opened.platform.db.inScope(talk.scope, async (tx) => {
    const rows = await tx.sql<Review & { sealed: Buffer | null }>(
      `SELECT r.asked_at IS NOT NULL AS asked, opened_at IS NOT NULL AS opened, said_done_at IS NOT NULL AS done,
         declined_at IS NOT NULL AS declined, feedback_sealed AS sealed FROM review r
       JOIN conversation c ON c.business_id = r.business_id AND c.id = r.conversation_id WHERE c.public_id = $1`,
      [talk.publicId],
    );
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      feedback: sealed && tx.keys.open('review.feedback', sealed),
    }));
  });
  return row;
}

const ASKED: Review = { asked: true, opened: false, done: false, declined: false, feedback: null };

describe.each(LANGUAGES)('in %s', (language) => {
  const say = SAY[language];

  test.each([
    ['done', { done: true }],
    ['later', {}],
    ['no', { declined: true }],
  ] as const)('after the step: %s gives the gift', async (answer, kept) => {
    const talk = await proven({}, language, 'chat.review.ask');
    expect(await reviewOf(talk)).toEqual(ASKED);
    await talk.play([[say[answer], 'chat.gift.given']]);
    expect(await reviewOf(talk)).toEqual({ ...ASKED, ...kept });
  });

  test('without a review link the gift comes at once', async () => {
    const talk = await proven({ reviewUrl: null }, language, 'chat.gift.given');
    expect(await reviewOf(talk)).toBeUndefined();
  });

  test('feedback is kept for the business, whatever it says', async () => {
    const talk = await proven({ reviewRule: 'feedback', reviewUrl: null }, language, 'chat.feedback.ask');
    await talk.play([['Terrible. Never again!', 'chat.feedback.thanks', 'chat.gift.given']]);
    expect(await reviewOf(talk)).toEqual({ ...ASKED, feedback: 'Terrible. Never again!' });
  });

  test('feedback may be skipped', async () => {
    const talk = await proven({ reviewRule: 'feedback' }, language, 'chat.feedback.ask');
    await talk.play([[say.no, 'chat.gift.given']]);
    expect(await reviewOf(talk)).toEqual({ ...ASKED, declined: true });
  });

  test('feedback of more than 1,000 characters is asked for again', async () => {
    const talk = await proven({ reviewRule: 'feedback' }, language, 'chat.feedback.ask');
    await talk.play([
      ['a'.repeat(1001), 'error.message_too_long'],
      ['a'.repeat(1000), 'chat.feedback.thanks', 'chat.gift.given'],
    ]);
  });

  test('only after "done", where that is insisted on: later and no wait', async () => {
    const talk = await proven({ reviewRule: 'after_said_done' }, language, 'chat.review.ask_first');
    await talk.play([
      ['hmm', 'chat.review.again'],
      ['hmm', 'chat.review.again'],
      [say.later, 'chat.review.wait'],
      [say.no, 'chat.review.wait'],
      [say.help, 'chat.help', 'chat.review.ask_first'],
      [say.done, 'chat.gift.given'],
    ]);
    expect(await reviewOf(talk)).toEqual({ ...ASKED, done: true, declined: true });
  });
});

test('everybody is asked in the same words with the same link, whatever came before', async () => {
  const [first, second] = [
    await proven({}, 'en', 'chat.review.ask'),
    await proven({}, 'en', 'chat.review.ask'),
  ];
  expect(second.replies.at(-1)).toEqual(first.replies.at(-1));
});

test('a client that reports the opened link is noted', async () => {
  const talk = await proven({}, 'en', 'chat.review.ask');
  await talk.play([[{ type: 'event', value: { answer: 'opened' } }, 'chat.review.opened']]);
  expect(await reviewOf(talk)).toEqual({ ...ASKED, opened: true });
});
