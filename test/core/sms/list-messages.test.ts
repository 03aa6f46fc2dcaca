import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { ceoScope, guestScope, type Id, type Scope } from '../../../core/scope.js';
import { listMessages, readMessages, type MessageQuery } from '../../../core/sms/list-messages.js';
import { queueMessage } from '../../../core/sms/queue-message.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { openConversation } from '../../support/enrol.js';
import { requestCode } from '../../../core/guests/request-code.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const START = '2026-11-01T09:00:00Z';
const clock = new FakeClock(START);
let at: TestPlatform;
let cafe: CampaignCafe;
/** The CEO at the business: no policy stands under these queries, only what they say themselves. */
let ceo: Scope;
let foreign: Id;

const day = (n: number) => new Date(new Date(START).getTime() + n * 86_400_000);

/** What there is, oldest first: of each the day, whose it is, what for, and what became of it. */
const MADE: [day: number, guest: number, purpose: string, status: string, reason: string | null][] = [
  [0, 0, 'campaign', 'delivered', null],
  [0, 1, 'campaign', 'failed', 'unreachable'],
  [0, 2, 'campaign', 'skipped', 'opted_out'],
  [1, 0, 'reminder', 'sent', null],
  [2, 1, 'gift', 'claimed', null],
  [3, 1, 'reply', 'unknown', null],
  [4, 2, 'reminder', 'accepted', null],
];

async function fill({ id, guestIds }: CampaignCafe, campaignId: Id): Promise<Id[]> {
  const ids: Id[] = [];
  for (const [n, guest, purpose, status, reason] of MADE) {
    const [row] = await at.database.asOwner<{ id: Id }>(
      `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, to_sealed, body_sealed, status, reason, segments, created_at, campaign_id)
       VALUES ($1, $2, 'package', 'sms', $3, 'tr', '', '', $4, $5, 2, $6, $7) RETURNING id`,
      [id, purpose, guestIds[guest], status, reason, day(n), purpose === 'campaign' ? campaignId : null],
    );
    ids.push(row!.id);
  }
  return ids;
}

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  cafe = await openCampaignCafe(at, { guests: 3 });
  const other = await openCampaignCafe(at, { guests: 3 });
  ceo = ceoScope(cafe.id, '1');
  // Of joining, each guest has a code's SMS: they are another test's.
  await at.database.asOwner('DELETE FROM message');
  for (const one of [other, cafe]) {
    const { id } = await one.run((tx) => draftCampaign(one.owner, tx, CAMPAIGN));
    foreign = foreign ?? (await fill(one, id))[0]!;
    if (one === cafe) await fill(one, id);
  }
});
afterAll(() => at?.close());

const list = (query: Partial<MessageQuery> = {}, as = ceo) =>
  cafe.panel.db.inScope(as, (tx) =>
    listMessages(as, tx, { limit: 50, offset: 0, direction: 'desc', ...query }),
  );
/** Which of MADE are found, by their places. */
async function places(query: Partial<MessageQuery>): Promise<number[]> {
  const { messages, total } = await list(query);
  expect(total).toBe(messages.length);
  const all = (await list({ direction: 'asc' })).messages.map(({ id }) => id);
  return messages.map(({ id }) => all.indexOf(id));
}

test('every SMS of the business is listed, the newest first, with its guest, what became of it and its campaign', async () => {
  const { messages, total } = await list();
  expect([total, messages.map(({ purpose, status, reason }) => [purpose, status, reason])]).toEqual([
    MADE.length,
    MADE.map(([, , purpose, status, reason]) => [purpose, status, reason]).toReversed(),
  ]);
  expect(messages.at(-1)).toMatchObject({
    name: 'Şule Yılmaz',
    sms: 2,
    campaign: CAMPAIGN.body,
    createdAt: day(0),
  });
  expect(messages.at(-1)!.phone).toMatch(/^\+90 5•• ••• •• \d\d$/);
  expect(messages[0]!.campaign).toBeNull();
  expect((await list({}, cafe.owner)).messages).toEqual(messages);
});

test('by status, purpose, days, and all of them at once', async () => {
  expect(await places({ statuses: ['accepted', 'sent'] })).toEqual([6, 3]);
  expect(await places({ statuses: ['pending', 'claimed'] })).toEqual([4]);
  expect(await places({ purpose: 'campaign' })).toEqual([2, 1, 0]);
  expect(await places({ made: { from: day(1), to: day(3) } })).toEqual([5, 4, 3]);
  expect(await places({ made: { from: day(4), to: null } })).toEqual([6]);
  expect(await places({ purpose: 'reminder', statuses: ['sent'], made: { from: null, to: day(2) } })).toEqual(
    [3],
  );
  expect(await places({ purpose: 'gift', statuses: ['delivered'] })).toEqual([]);
});

test('by the guest’s name or phone, along with the rest', async () => {
  await at.database.asOwner('UPDATE guest SET name_sealed = name_sealed WHERE id = $1', [cafe.guestIds[0]]);
  expect(await places({ words: 'şule' })).toEqual([6, 5, 4, 3, 2, 1, 0]);
  const second = (await list()).messages.find(({ status }) => status === 'failed')!;
  const [{ phone } = { phone: '' }] = await at.platform.db.inScope(cafe.system, async (tx) =>
    (
      await tx.sql<{ phone_sealed: Buffer }>(
        'SELECT phone_sealed FROM guest WHERE business_id = $1 AND id = $2',
        [cafe.id, cafe.guestIds[1]],
      )
    ).map(({ phone_sealed }) => ({ phone: tx.keys.open('guest.phone', phone_sealed) })),
  );
  expect(second.phone!.slice(-2)).toBe(phone.slice(-2));
  expect(await places({ words: phone })).toEqual([5, 4, 1]);
  expect(await places({ words: phone, statuses: ['failed'] })).toEqual([1]);
  expect(await places({ words: phone, purpose: 'gift', made: { from: day(2), to: day(2) } })).toEqual([4]);
  expect(await places({ words: 'nobody' })).toEqual([]);
});

test('recipients who wait for their campaign are among the waiting, in order with the others', async () => {
  const [campaign] = await at.database.asOwner<{ id: Id }>(
    `UPDATE campaign SET status = 'sending' WHERE business_id = $1 RETURNING id`,
    [cafe.id],
  );
  const wait = (statuses: string[]) =>
    at.database.asOwner(
      'UPDATE message SET status = $3 WHERE business_id = $1 AND campaign_id = $2 AND status = ANY($4)',
      [cafe.id, campaign!.id, ...statuses, ['failed', 'pending', 'claimed']],
    );
  for (const status of ['pending', 'claimed']) {
    await wait([status]);
    expect(await places({ statuses: ['pending', 'claimed'] })).toEqual([4, 1]);
    expect(await places({ statuses: ['pending', 'claimed'], purpose: 'campaign' })).toEqual([1]);
    expect(await places({})).toEqual([6, 5, 4, 3, 2, 1, 0]);
  }
  await wait(['failed']);
});

test('a page is a part of the whole, in either order, also among SMS of one moment', async () => {
  const whole = (await list()).messages.map(({ id }) => id);
  const pages = [];
  for (let offset = 0; offset < MADE.length; offset += 2)
    pages.push(...(await list({ limit: 2, offset })).messages);
  expect(pages.map(({ id }) => id)).toEqual(whole);
  expect((await list({ direction: 'asc' })).messages.map(({ id }) => id)).toEqual(whole.toReversed());
  expect(await list({ limit: 0 })).toEqual({ messages: [], total: MADE.length });
});

test('another business’s ids are as if they were not; a cashier and a guest may not look', async () => {
  const own = (await list()).messages[0]!;
  const read = (scope: Scope, ids: Id[]) =>
    cafe.panel.db.inScope(scope, (tx) => readMessages(scope, tx, ids));
  expect(await read(ceo, [foreign, '999999999', own.id])).toEqual([own]);
  for (const scope of [cafe.cashier, guestScope(cafe.id)]) {
    await expect(list({}, scope)).rejects.toThrow('forbidden');
    await expect(read(scope, [own.id])).rejects.toThrow('forbidden');
  }
});

test('of a code the masked number is told, and a test to oneself has no guest either', async () => {
  const conversationId = await openConversation(at.platform, cafe.id);
  const guest = guestScope(cafe.id);
  clock.set(day(9));
  await at.platform.db.inScope(guest, (tx) =>
    requestCode(guest, tx, { conversationId, phone: '+905559998877', language: 'tr', address: '10.0.0.9' }),
  );
  const [code] = (await list({ purpose: 'code' })).messages;
  expect(code).toMatchObject({ name: null, phone: '+90 5•• ••• •• 77', sms: null, status: 'pending' });
  await cafe.run((tx) =>
    queueMessage(cafe.owner, tx, {
      ...{ purpose: 'campaign', guestId: null, body: 'Deneme', to: '+905559998866' },
      ...{ language: 'tr', payer: 'package' },
    }),
  );
  expect((await list()).messages[0]).toMatchObject({
    name: null,
    phone: '+90 5•• ••• •• 66',
    campaign: null,
  });
  expect(JSON.stringify(await list())).not.toContain('Deneme');
});

test('of whoever was erased no number is told, although one was written to', async () => {
  await at.database.asOwner(
    'UPDATE guest SET name_sealed = NULL, phone_sealed = NULL, erased_at = created_at WHERE id = $1',
    [cafe.guestIds[0]],
  );
  const [message] = (await list({ purpose: 'reminder', statuses: ['sent'] })).messages;
  expect(message).toMatchObject({ name: null, phone: null });
});
