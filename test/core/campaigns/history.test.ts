import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deleteCampaign } from '../../../core/campaigns/delete-campaign.js';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { listRecipients, type Recipient } from '../../../core/campaigns/list-recipients.js';
import { listCampaigns, readCampaign } from '../../../core/campaigns/read-history.js';
import { countClick } from '../../../core/links/follow-link.js';
import { guestScope, type Id } from '../../../core/scope.js';
import { CAMPAIGN, OFFER, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const GUESTS = 30;
let at: TestPlatform;
let cafe: CampaignCafe;
let other: CampaignCafe;
let id: Id;
let giftId: Id;

/** How a recipient may have ended, or stand. */
const END = fc.constantFrom<[string, string | null, number | null, boolean]>(
  ['pending', null, 2, false],
  ['claimed', null, 2, false],
  ['unknown', null, 1, false],
  ['accepted', null, 1, true],
  ['sent', null, 2, true],
  ['delivered', null, 3, true],
  ['failed', 'unreachable', 1, true],
  ['failed', 'invalid_number', 1, false],
  ['skipped', 'opted_out', null, false],
  ['skipped', 'frequency_cap', 1, false],
);

beforeAll(async () => {
  at = await openTestPlatform();
  cafe = await openCampaignCafe(at, { guests: GUESTS });
  other = await openCampaignCafe(at);
  ({ id } = await cafe.run((tx) =>
    draftCampaign(cafe.owner, tx, { ...CAMPAIGN, body: 'Kod {code}', offer: OFFER }),
  ));
  const [campaign] = await at.database.asOwner<{ gift_id: Id }>(
    'SELECT gift_id FROM campaign WHERE id = $1',
    [id],
  );
  giftId = campaign!.gift_id;
  const ends = fc.sample(fc.tuple(END, fc.boolean(), fc.boolean()), { numRuns: GUESTS, seed: 11 });
  for (const [index, [[status, reason, segments, accepted], clicks, redeems]] of ends.entries()) {
    const guestId = cafe.guestIds[index]!;
    const [message] = await at.database.asOwner<{ id: Id }>(
      `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, status, reason, segments, created_at, accepted_at, campaign_id)
       VALUES ($1, 'campaign', 'package', 'sms', $2, 'tr', $3, $4, $5, $6, $7, $8) RETURNING id`,
      [cafe.id, guestId, status, reason, segments, new Date(), accepted ? new Date() : null, id],
    );
    const scope = guestScope(cafe.id);
    if (clicks)
      for (const agent of ['a', 'b'])
        await at.platform.db.inScope(scope, (tx) =>
          countClick(scope, tx, { messageId: message!.id, address: '10.0.0.1', agent }),
        );
    await at.database.asOwner(
      `INSERT INTO coupon (business_id, gift_id, gift_version, guest_id, code_sealed, code_index, status, issued_at, expires_at, redeemed_at)
       VALUES ($1, $2, 1, $3, '', decode(md5(random()::text), 'hex'), $4, $5, $5, $6)`,
      [cafe.id, giftId, guestId, redeems ? 'redeemed' : 'issued', new Date(), redeems ? new Date() : null],
    );
  }
});
afterAll(() => at?.close());

async function allRecipients(most: number): Promise<Recipient[]> {
  const all: Recipient[] = [];
  for (let after: Id | undefined; ; after = all.at(-1)!.id) {
    const page = await cafe.run((tx) => listRecipients(cafe.owner, tx, id, { after, most }));
    expect(page.length).toBeLessThanOrEqual(most);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

test('the sums are those of the recipients’ rows, whatever the page', async () => {
  const rows = await allRecipients(7);
  expect(rows.map((one) => one.guestId)).toEqual(cafe.guestIds);
  expect(await allRecipients(200)).toEqual(rows);
  const campaign = (await cafe.run((tx) => readCampaign(cafe.owner, tx, id)))!;
  expect(campaign.recipients).toBe(rows.length);
  for (const { status, reason, people } of campaign.totals)
    expect([status, reason, people]).toEqual([
      status,
      reason,
      rows.filter((one) => one.status === status && one.reason === reason).length,
    ]);
  const sum = (of: Recipient[]) => of.reduce((total, { segments }) => total + (segments ?? 0), 0);
  expect(campaign).toMatchObject({
    smsUsed: sum(rows.filter(({ acceptedAt }) => acceptedAt !== null)),
    smsReserved: sum(rows.filter(({ status }) => ['pending', 'claimed', 'unknown'].includes(status))),
    clicked: rows.filter(({ clicked }) => clicked).length,
    redeemed: rows.filter(({ redeemed }) => redeemed).length,
  });
  expect(campaign.clicked).toBeGreaterThan(0);
  expect(campaign.redeemed).toBeLessThan(GUESTS);
});

test('a filter by status and reason finds as many as the sum says', async () => {
  const campaign = (await cafe.run((tx) => readCampaign(cafe.owner, tx, id)))!;
  const skipped = campaign.totals.find(({ reason }) => reason === 'opted_out')!;
  const page = await cafe.run((tx) =>
    listRecipients(cafe.owner, tx, id, { status: 'skipped', reason: 'opted_out' }),
  );
  expect(page).toHaveLength(skipped.people);
});

test('a recipient is a name and a masked phone, and nobody once erased', async () => {
  const [first] = await allRecipients(1);
  expect(first).toMatchObject({ name: 'Şule Yılmaz' });
  expect(first!.phone).toMatch(/^\+90 5•• ••• •• \d\d$/);
  await at.database.asOwner('UPDATE guest SET name_sealed = NULL, phone_sealed = NULL WHERE id = $1', [
    first!.guestId,
  ]);
  expect((await allRecipients(1))[0]).toMatchObject({ name: null, phone: null });
});

test('the list is newest first, a page at a time, without what was deleted', async () => {
  const made: Id[] = [];
  for (let n = 0; n < 5; n += 1)
    made.push((await cafe.run((tx) => draftCampaign(cafe.owner, tx, CAMPAIGN))).id);
  await cafe.run((tx) => deleteCampaign(cafe.owner, tx, made[2]!));
  const left = [made[4], made[3], made[1], made[0], id];
  const first = await cafe.run((tx) => listCampaigns(cafe.owner, tx, { most: 3 }));
  const rest = await cafe.run((tx) => listCampaigns(cafe.owner, tx, { most: 3, before: first[2]!.id }));
  expect([...first, ...rest].map((one) => one.id)).toEqual(left);
  expect(first[0]).toMatchObject({ recipients: 0, totals: [], smsUsed: 0, clicked: 0, redeemed: 0 });
});

test('another business sees nothing of it, and a cashier may not look', async () => {
  expect(await other.run((tx) => readCampaign(other.owner, tx, id))).toBeNull();
  expect(await other.run((tx) => listRecipients(other.owner, tx, id))).toEqual([]);
  expect(await other.run((tx) => listCampaigns(other.owner, tx))).toEqual([]);
  for (const scope of [cafe.cashier, guestScope(cafe.id)]) {
    await expect(cafe.panel.db.inScope(scope, (tx) => listCampaigns(scope, tx))).rejects.toThrow('forbidden');
    await expect(cafe.panel.db.inScope(scope, (tx) => listRecipients(scope, tx, id))).rejects.toThrow(
      'forbidden',
    );
  }
});
