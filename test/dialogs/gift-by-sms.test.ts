import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sandboxProvider, readOutbox } from '../../core/sms/sandbox.js';
import { sendDue } from '../../core/sms/send-due.js';
import { startGift } from '../../core/gifts/gift.js';
import { systemScope } from '../../core/scope.js';
import { ceoOf, GIFT } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { openCafe } from './open-cafe.js';
import { freshPhone, Talk } from './talk.js';

let opened: TestPlatform;
let cafe: string;

beforeAll(async () => {
  opened = await openTestPlatform();
  cafe = await openCafe(opened, { name: 'Şişli Çayevi', bookedSms: 100 });
});
afterAll(() => opened.close());

async function win(channel: 'web' | 'sms' = 'web', language: 'en' | 'tr' = 'en'): Promise<Talk> {
  const talk = new Talk(opened.platform, cafe, { channel, language });
  await talk.start();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>', 'later']) await talk.say(said);
  return talk;
}

const gifts = (talk: Talk) =>
  talk.rows<{ status: string; payer: string; language: string }>(
    `SELECT m.status, m.payer, m.language FROM message m
     JOIN conversation c ON c.business_id = m.business_id AND c.guest_id = m.guest_id
     WHERE c.public_id = $1 AND m.purpose = 'gift'`,
    [talk.publicId],
  );

test.each(['Text it to me', 'sms', 'SMS ile gönderin', 'per SMS senden!'])(
  'the gift comes by SMS when asked for by "%s", paid for by the package',
  async (said) => {
    const talk = await win();
    expect(talk.replies.at(-1)?.suggestedActions?.actions.map(({ title }) => title)).toContain(
      'Text it to me',
    );
    await talk.play([[said, 'chat.gift.texted']]);
    expect(await gifts(talk)).toEqual([{ status: 'pending', payer: 'package', language: 'en' }]);
  },
);

test('asked for again it is on its way already: one SMS for each gift, in however many tabs', async () => {
  const talk = await win();
  await Promise.all([talk.say('Text it to me'), talk.say('Text it to me')]);
  await talk.play([['Text it to me', 'chat.gift.texted']]);
  expect(await gifts(talk)).toHaveLength(1);
  await talk.rows(`UPDATE message SET status = 'failed' WHERE purpose = 'gift' AND status = 'pending'`);
  await talk.play([['Text it to me', 'chat.gift.texted']]);
  expect((await gifts(talk)).map(({ status }) => status).sort()).toEqual(['failed', 'pending']);
});

test('a number that nothing reaches costs the package three SMS and no more', async () => {
  const talk = await win();
  for (let asked = 0; asked < 5; asked += 1) {
    await talk.say('Text it to me');
    await talk.rows(`UPDATE message SET status = 'failed' WHERE purpose = 'gift' AND status = 'pending'`);
  }
  expect(await gifts(talk)).toHaveLength(3);
  await talk.play([['Text it to me', 'error.gift_not_texted']]);
});

test('the SMS says whose gift it is, the code, and the last day, in one SMS in Turkish too', async () => {
  const talk = await win('web', 'tr');
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(String(talk.replies.at(-1)?.text))?.[0] ?? '';
  await talk.play([['sms', 'chat.gift.texted']], 'tr');
  await sendDue(opened.platform, sandboxProvider(opened.platform), 'messages');
  // Those that earlier tests left go out at the same time, in any order.
  const outbox = await readOutbox(opened.platform, { limit: 20 });
  const sent = outbox.find(({ body }) => body.includes(code));
  expect(sent?.purpose).toBe('gift');
  expect(sent?.body).toContain('Sisli Çayevi: hediyeniz');
  expect(sent?.body).toContain(code);
  const [row] = await talk.rows<{ segments: number }>(
    `SELECT segments FROM message WHERE purpose = 'gift' AND status = 'accepted'`,
  );
  expect(row?.segments).toBe(1);
});

test('an empty package sends nothing and says so; the gift is there all the same', async () => {
  const poor = await openCafe(opened, { name: 'Yoksul' });
  const talk = new Talk(opened.platform, poor);
  await talk.start();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>', 'later']) await talk.say(said);
  await talk.play([['Text it to me', 'error.gift_not_texted']]);
  expect(await gifts(talk)).toEqual([]);
});

test('what the gift’s SMS costs is reserved, and used when it was sent', async () => {
  const rich = await openCafe(opened, { bookedSms: 10 });
  const talk = new Talk(opened.platform, rich);
  await talk.start();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>', 'later', 'Text it to me']) await talk.say(said);
  const balance = () => talk.rows('SELECT available, reserved FROM ledger_balance');
  expect(await balance()).toEqual([{ available: 9, reserved: 1 }]);
  await sendDue(opened.platform, sandboxProvider(opened.platform), 'messages');
  expect(await balance()).toEqual([{ available: 9, reserved: 0 }]);
});

test('where another gift runs by now its card is shown first: no code is texted that was never seen', async () => {
  const another = await openCafe(opened, { bookedSms: 100 });
  const talk = new Talk(opened.platform, another, { channel: 'web', language: 'en' });
  await talk.start();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>', 'later']) await talk.say(said);
  const system = systemScope(another);
  const ceo = await ceoOf(opened);
  await ceo.db.inScope(system, (tx) => startGift(system, tx, { ...GIFT, title: { en: 'A cake' } }));
  const [card] = await talk.say('Text it to me');
  expect(card?.channelData).toMatchObject({ gift: { title: 'A cake' } });
  expect(card?.channelData).not.toHaveProperty('giftShown');
  expect(await gifts(talk)).toEqual([]);
  await talk.play([['Text it to me', 'chat.gift.texted']]);
  expect(await gifts(talk)).toHaveLength(1);
});

test('a gift not written in the guest’s language is told in the business’s own, as its page tells it', async () => {
  const title = { de: 'Ein Kuchen', tr: 'Bir pasta' };
  const another = await openCafe(opened, { language: 'tr' }, { title, terms: title, validDays: 7 });
  const talk = new Talk(opened.platform, another, { channel: 'web', language: 'en' });
  await talk.start();
  for (const said of ['Ayşe', freshPhone(), 'yes', '<code>', 'later']) await talk.say(said);
  expect(talk.replies.at(-1)?.channelData).toMatchObject({
    gift: { title: 'Bir pasta', terms: 'Bir pasta' },
  });
});

test('by SMS the gift is a text already: nothing is offered, and "sms" sends none', async () => {
  const talk = await win('sms');
  expect(talk.replies.at(-1)?.suggestedActions).toBeUndefined();
  await talk.play([['sms', 'chat.gift.again']]);
  expect(await gifts(talk)).toEqual([]);
});
