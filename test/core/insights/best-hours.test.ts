import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Message } from '../../../core/db/entities/message.js';
import { startCampaignGift } from '../../../core/gifts/campaign-gift.js';
import { issueCampaignCoupons } from '../../../core/gifts/issue-campaign-coupons.js';
import { readBestHours } from '../../../core/insights/best-hours.js';
import { FEWEST_BUSINESSES, refreshHourPattern } from '../../../core/insights/refresh-hour-pattern.js';
import { readSentCells } from '../../../core/insights/read-sent-cells.js';
import { guestScope, type Id, type Scope } from '../../../core/scope.js';
import { openCampaignCafe, OFFER } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { makeGuests } from '../../support/make-guests.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-30T09:00:00Z');
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());

interface Sent {
  at: string;
  people: number;
  /** Of them, each so many hours after the SMS. */
  clickedAfterHours?: number[];
  body?: string;
}

/** A campaign that was sent, as the rows that sending makes. Ids of its campaign and messages. */
async function sent(
  scope: Scope,
  guests: Id[],
  { at: when, people, clickedAfterHours = [], body = 'Bakın: {link}' }: Sent,
): Promise<{ campaignId: Id; messageIds: Id[] }> {
  const acceptedAt = new Date(when);
  return at.platform.db.inScope(scope, async (tx) => {
    const { id: campaignId } = await tx.one<{ id: Id }>(
      `INSERT INTO campaign (business_id, kind, status, body, language, transliterate, audience, revision, created_at)
       VALUES ($1, 'campaign', 'sent', $2, 'tr', false, '{"who": "all"}', 1, $3) RETURNING id`,
      [scope.businessId, body, acceptedAt],
    );
    const messageIds = await tx.insertRows(
      Message,
      guests.slice(0, people).map((guestId) => ({
        businessId: scope.businessId,
        ...{ campaignId, guestId, acceptedAt, createdAt: acceptedAt, segments: 1, language: 'tr' },
        ...{ purpose: 'campaign' as const, payer: 'package' as const, channel: 'sms' as const },
        status: 'delivered' as const,
      })),
    );
    for (const [i, hours] of clickedAfterHours.entries())
      await tx.sql(
        'INSERT INTO link_click (business_id, message_id, device_hash, at) VALUES ($1, $2, $3, $4)',
        [
          scope.businessId,
          messageIds[i],
          Buffer.alloc(32),
          new Date(acceptedAt.getTime() + hours * 3_600_000),
        ],
      );
    return { campaignId, messageIds };
  });
}

test('SMS are counted in the hour that the wall showed, and answers within three days, each once', async () => {
  const { system } = await makeBusiness(at, { timezone: 'Europe/Berlin' });
  const guests = await makeGuests(at.platform, system, 5);
  // Before and after the clock change: both at nine in the morning, on a Friday and on a Monday.
  const friday = await sent(system, guests, {
    at: '2026-10-23T07:10:00Z',
    people: 5,
    clickedAfterHours: [1, 71, 73],
  });
  const monday = await sent(system, guests, { at: '2026-10-26T08:10:00Z', people: 4 });
  await at.platform.db.inScope(system, (tx) =>
    tx.sql('INSERT INTO link_click (business_id, message_id, device_hash, at) VALUES ($1, $2, $3, $4)', [
      system.businessId,
      friday.messageIds[0],
      Buffer.alloc(32, 1),
      new Date('2026-10-23T09:00:00Z'),
    ]),
  );
  // Too young to be judged, a year too old, and one that cannot be answered.
  await sent(system, guests, { at: '2026-10-28T07:00:00Z', people: 5 });
  await sent(system, guests, { at: '2025-10-20T07:00:00Z', people: 5 });
  await sent(system, guests, { at: '2026-10-20T07:00:00Z', people: 5, body: 'Bekleriz.' });
  expect(await at.platform.db.inScope(system, (tx) => readSentCells(system, tx))).toEqual([
    { campaignId: friday.campaignId, weekday: 5, hour: 9, sends: 5, responses: 2 },
    { campaignId: monday.campaignId, weekday: 1, hour: 9, sends: 4, responses: 0 },
  ]);
});

test('a coupon of the campaign that is taken in is an answer, a click besides not a second one', async () => {
  const { system } = await makeBusiness(at);
  const guests = await makeGuests(at.platform, system, 3, { firstPhone: 905_305_000_000 });
  const { campaignId } = await sent(system, guests, {
    at: '2026-10-20T09:00:00Z',
    people: 3,
    clickedAfterHours: [1],
  });
  await at.platform.db.inScope(system, async (tx) => {
    const giftId = await startCampaignGift(system, tx, OFFER);
    await issueCampaignCoupons(system, tx, giftId, guests);
    await tx.sql(
      `UPDATE coupon SET status = 'redeemed', redeemed_at = $3 WHERE business_id = $1 AND guest_id = ANY($2)`,
      [system.businessId, guests.slice(0, 2), new Date('2026-10-21T09:00:00Z')],
    );
    await tx.sql('UPDATE campaign SET gift_id = $2 WHERE business_id = $1 AND id = $3', [
      system.businessId,
      giftId,
      campaignId,
    ]);
    expect(await readSentCells(system, tx)).toEqual([
      expect.objectContaining({ weekday: 2, hour: 12, sends: 3, responses: 2 }),
    ]);
  });
});

test('the platform’s pattern holds hours of enough businesses alone, and is made once a day', async () => {
  const pattern = async () =>
    (await at.platform.db.route<{ cells: unknown[] }>('SELECT cells FROM hour_pattern'))[0]!.cells;
  for (let n = 0; n < FEWEST_BUSINESSES; n += 1) {
    const { system } = await makeBusiness(at);
    const guests = await makeGuests(at.platform, system, 2);
    await sent(system, guests, { at: '2026-10-21T15:00:00Z', people: 2, clickedAfterHours: [2] });
    if (n > 0) await sent(system, guests, { at: '2026-10-21T16:00:00Z', people: 2 });
  }
  await refreshHourPattern(at.platform);
  expect(await pattern()).toEqual([{ weekday: 3, hour: 18, sends: 10, responses: 5 }]);
  await at.database.asOwner(`UPDATE hour_pattern SET cells = '[]'`);
  clock.advance({ hours: 23 });
  await refreshHourPattern(at.platform);
  expect(await pattern()).toEqual([]);
  clock.advance({ hours: 1 });
  await refreshHourPattern(at.platform);
  expect(await pattern()).toHaveLength(1);
});

test('an owner reads that there is not enough, and no hour; a cashier and a guest read nothing', async () => {
  const cafe = await openCampaignCafe(at, { guests: 1 });
  expect(await cafe.run((tx) => readBestHours(cafe.owner, tx))).toMatchObject({
    enough: false,
    have: { sends: 0, campaigns: 0 },
  });
  for (const scope of [cafe.cashier, guestScope(cafe.id)])
    await expect(at.platform.db.inScope(scope, (tx) => readBestHours(scope, tx))).rejects.toMatchObject({
      code: 'forbidden',
    });
});
