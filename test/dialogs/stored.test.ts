import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder-core';
import { readMessages } from '../../core/conversations/read-messages.js';
import { openState, type State } from '../../core/conversations/conversation.js';
import { currentConsentText, hashConsentText } from '../../core/guests/consent-text.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { openCafe } from './open-cafe.js';
import { freshPhone, Talk } from './talk.js';

let opened: TestPlatform;
let cafe: string;

beforeAll(async () => {
  opened = await openTestPlatform();
  cafe = await openCafe(opened);
});
afterAll(() => opened.close());

const stateOf = (talk: Talk): Promise<State> =>
  opened.platform.db.inScope(talk.scope, async (tx) => {
    const row = await tx.one<{ sealed: Buffer }>(
      'SELECT state_sealed AS sealed FROM conversation WHERE public_id = $1',
      [talk.publicId],
    );
    return openState(tx, row.sealed);
  });

async function talkTo(business = cafe): Promise<Talk> {
  const talk = new Talk(opened.platform, business);
  await talk.start();
  return talk;
}

test.each(['😊', '<script>alert(1)</script>', 'hello', 'a'.repeat(10_000), '  '])(
  'no refused name gets into the state: %#',
  async (name) => {
    const talk = await talkTo();
    await talk.say(name);
    expect(Object.keys(await stateOf(talk)).sort()).toEqual(['dialogs', 'greeted']);
  },
);

test.each(['12', '0212 345 67 89', '+7 916 123 45 67', '1'.repeat(10_000)])(
  'no refused number gets into the state: %#',
  async (phone) => {
    const talk = await talkTo();
    await talk.say('Ayşe');
    await talk.say(phone);
    expect(Object.keys(await stateOf(talk)).sort()).toEqual(['dialogs', 'greeted', 'name']);
  },
);

test.each([
  { type: 'message', text: '<code>' },
  { type: 'message', value: { answer: '<code>' } },
])('a code that was typed is not in the transcript: %j', async (body) => {
  const talk = await talkTo();
  for (const said of ['Ayşe', freshPhone(), 'yes']) await talk.say(said);
  const code = await talk.code();
  await talk.say(JSON.parse(JSON.stringify(body).replace('<code>', code)) as Partial<Activity>);
  const messages = await readMessages(opened.platform, talk.scope, talk.publicId, 0);
  expect(messages.some(({ body }) => (body as Partial<Activity>).text === '••••••')).toBe(true);
  expect(JSON.stringify(messages)).not.toContain(code);
});

test('a proven phone is in the guest’s row alone, no longer in the state', async () => {
  const talk = await talkTo();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>']) await talk.say(said);
  const state = await stateOf(talk);
  expect([state['phone'], state['challengeId']]).toEqual([undefined, undefined]);
});

interface Recorded {
  kind: string;
  text_version: number;
  text_language: string;
  text_hash: Buffer;
}

const recorded = (talk: Talk) =>
  talk.rows<Recorded>(
    `SELECT e.kind, e.text_version, e.text_language, e.text_hash FROM consent_entry e
     JOIN conversation c ON c.business_id = e.business_id AND c.guest_id = e.guest_id WHERE c.public_id = $1`,
    [talk.publicId],
  );

test('the consent recorded is the text of the question, also when language and version change afterwards', async () => {
  const business = await openCafe(opened);
  const talk = await talkTo(business);
  await talk.say('Ayşe');
  await talk.say(freshPhone());
  const shown = talk.replies[0]?.channelData as { consent: { version: number; hash: string; text: string } };
  expect(talk.replies[0]?.text).toContain(shown.consent.text);
  await talk.say('yes');
  await addConsentText(business, 2, 'Something else entirely.');
  await talk.say('Deutsch');
  await talk.say('<code>');
  expect(await recorded(talk)).toEqual([
    {
      kind: 'given',
      text_version: 1,
      text_language: 'en',
      text_hash: hashConsentText(shown.consent.text),
    },
  ]);
});

test('a text that changes between the question and its re-ask does not slip under the answer', async () => {
  const business = await openCafe(opened);
  const talk = await talkTo(business);
  await talk.say('Ayşe');
  await talk.say(freshPhone());
  await addConsentText(business, 2, 'Something else entirely.');
  await talk.play([
    ['hmm', 'chat.consent.again'],
    ['no', 'chat.code.sent'],
    ['<code>', 'chat.code.passed', 'chat.review.ask'],
  ]);
  expect(await recorded(talk)).toMatchObject([{ kind: 'refused', text_version: 1 }]);
});

test('a question shown anew shows, and records, the newest text of that language', async () => {
  const business = await openCafe(opened);
  const talk = await talkTo(business);
  await talk.say('Ayşe');
  await talk.say(freshPhone());
  await talk.say('Türkçe');
  const body = await opened.platform.db.inScope(talk.scope, (tx) => currentConsentText(talk.scope, tx, 'tr'));
  expect(talk.replies.at(-1)?.text).toContain(body.body);
  await talk.say('evet');
  await talk.say('<code>');
  expect(await recorded(talk)).toMatchObject([{ kind: 'given', text_version: 1, text_language: 'tr' }]);
});

test('a visit whose stored dialogs are of an older release goes on at its question', async () => {
  const talk = await talkTo();
  await talk.say('Ayşe');
  await opened.platform.db.inScope(talk.scope, async (tx) => {
    const state = { name: 'Ayşe', greeted: true, dialogs: { dialogStack: [{ id: 'visit@0', state: {} }] } };
    await tx.sql('UPDATE conversation SET state_sealed = $2 WHERE public_id = $1', [
      talk.publicId,
      tx.keys.seal('conversation.state', JSON.stringify(state)),
    ]);
  });
  await talk.play([
    ['0532 111 22 33', 'chat.phone.ask'],
    [freshPhone(), 'chat.consent.ask'],
  ]);
});

async function addConsentText(business: string, version: number, body: string): Promise<void> {
  await opened.database.asOwner(
    `INSERT INTO consent_text (business_id, version, language, body, hash, created_at)
     SELECT $1, $2, unnest(ARRAY['tr', 'en', 'de']), $3, $4, $5`,
    [business, version, body, hashConsentText(body), new Date()],
  );
}
