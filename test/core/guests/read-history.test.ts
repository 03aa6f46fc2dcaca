import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import { redeemCoupon } from '../../../core/gifts/redeem-coupon.js';
import { readGuestHistory, type GuestEvent } from '../../../core/guests/read-history.js';
import { withdrawConsent } from '../../../core/guests/withdraw-consent.js';
import type { Platform } from '../../../core/platform.js';
import { askReview, markReview } from '../../../core/reviews/review.js';
import { ceoScope, guestScope, type Id, type Scope } from '../../../core/scope.js';
import { recordVisit } from '../../../core/visits/record-visit.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf, GIFT, makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const START = '2026-11-01T09:00:00Z';
const clock = new FakeClock(START);
let at: TestPlatform;
let panel: Platform;
let ceo: Scope;
let owner: Scope;
let guestId: Id;
let foreign: Id;

const day = (n: number) => new Date(new Date(START).getTime() + n * 86_400_000);

/** A person's first days at a business, the same at each. */
async function live(businessId: Id): Promise<Id> {
  clock.set(day(0));
  const guest = guestScope(businessId);
  const cashier = await makeStaff(at, businessId);
  const { guestId: id, conversationId } = await enrol(at.platform, businessId);
  const app = at.platform.db;
  const review = await app.inScope(guest, (tx) => askReview(guest, tx, { conversationId, guestId: id }));
  await app.inScope(guest, (tx) => markReview(guest, tx, review, 'opened'));
  const { code } = await app.inScope(guest, (tx) => issueCoupon(guest, tx, id));
  clock.set(day(1));
  await panel.db.inScope(cashier, (tx) => redeemCoupon(cashier, tx, code));
  clock.set(day(2));
  await app.inScope(guest, (tx) => withdrawConsent(guest, tx, id, { channel: 'sms' }));
  await at.database.asOwner(
    `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, to_sealed, body_sealed, status, reason, segments, created_at)
     VALUES ($1, 'reminder', 'package', 'sms', $2, 'tr', '', '', 'skipped', 'no_consent', 1, $3)`,
    [businessId, id, day(3)],
  );
  return id;
}

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  panel = await ceoOf(at);
  const [one, two] = [await makeBusiness(at), await makeBusiness(at)];
  ceo = ceoScope(one.id, '1');
  owner = await makeStaff(at, one.id, 'owner');
  guestId = await live(one.id);
  foreign = await live(two.id);
});
afterAll(() => at?.close());

const read = (id: Id, before: string | null = null, as = ceo) =>
  panel.db.inScope(as, (tx) => readGuestHistory(as, tx, id, before));

const WHOLE = [
  'sms reminder skipped no_consent',
  'consent_withdrawn sms 1',
  'gift_redeemed Deneme',
  'visit',
  'gift_issued 2026-12-01',
  'review_opened',
  'review_asked',
  'visit',
  'consent_given web 1',
  'joined',
];

function tell(event: GuestEvent): string {
  switch (event.kind) {
    case 'sms':
      return `sms ${event.purpose} ${event.status} ${event.reason}`;
    case 'gift_issued':
      expect(event.title).toEqual(GIFT.title);
      return `gift_issued ${event.expiresAt.slice(0, 10)}`;
    case 'gift_redeemed':
      return `gift_redeemed ${event.by}`;
    case 'consent_given':
    case 'consent_withdrawn':
      return `${event.kind} ${event.channel} ${event.version}`;
    default:
      return event.kind;
  }
}

test('all that a person did and got is told, the newest first, each at its time', async () => {
  const { events, older, timeZone, language } = await read(guestId);
  expect(events.map(tell)).toEqual(WHOLE);
  expect([older, timeZone, language]).toEqual([null, 'Europe/Istanbul', 'tr']);
  expect(events.map((event) => event.at)).toEqual([
    ...[day(3), day(2), day(1), day(1)],
    ...Array.from({ length: 6 }, () => day(0)),
  ]);
  expect((await read(guestId, null, owner)).events).toEqual(events);
});

test('a gift that ran out is told on its last day, one that was withdrawn on that day', async () => {
  const set = (sql: string) => at.database.asOwner(`UPDATE coupon SET ${sql} WHERE guest_id = $1`, [guestId]);
  await set(`status = 'issued', redeemed_at = NULL, redeemed_by = NULL`);
  clock.set(day(60));
  expect((await read(guestId)).events[0]).toMatchObject({ kind: 'gift_expired', title: GIFT.title });
  await set(`status = 'void', voided_at = expires_at`);
  const { events } = await read(guestId);
  expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith('gift'))).toEqual([
    'gift_void',
    'gift_issued',
  ]);
});

test('what is older comes a page at a time: nothing twice, nothing left out, also among events of one moment', async () => {
  const guest = guestScope(owner.businessId);
  for (let n = 100; n < 160; n += 1) {
    clock.set(day(n));
    await at.platform.db.inScope(guest, (tx) => recordVisit(guest, tx, guestId));
  }
  // Finer than JavaScript's time, and many at once.
  await at.database.asOwner(
    `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, to_sealed, body_sealed, status, segments, created_at)
     SELECT $1, 'reply', 'package', 'sms', $2, 'tr', '', '', 'delivered', n, $3::timestamptz + n / 3 * interval '1 microsecond' FROM generate_series(1, 60) n`,
    [owner.businessId, guestId, day(120)],
  );
  const all: GuestEvent[] = [];
  let before: string | null = null;
  do {
    const page = await read(guestId, before);
    expect(page.events.length).toBeLessThanOrEqual(50);
    all.push(...page.events);
    before = page.older;
  } while (before);
  expect(all.filter(({ kind }) => kind === 'visit')).toHaveLength(62);
  const replies = all.flatMap((event) =>
    event.kind === 'sms' && event.purpose === 'reply' ? [event.sms] : [],
  );
  expect(replies).toEqual(Array.from({ length: 60 }, (_, n) => 60 - n));
  expect(all).toHaveLength(60 + 60 + WHOLE.length);
});

test.each(['', 'x', '1', '1.2', '1.2.3.4', "1.2.3' OR 1", '99999999999999999999.1.1', '1e5.1.1'])(
  'a place that is none is refused: %j',
  async (before) => {
    await expect(read(guestId, before)).rejects.toThrow('filter_invalid');
  },
);

test('another business’s guest is as one that never was, and so is one who was erased', async () => {
  await expect(read(foreign)).rejects.toThrow('not_found');
  await expect(read('999999999')).rejects.toThrow('not_found');
  await at.database.asOwner('UPDATE guest SET erased_at = created_at WHERE id = $1', [guestId]);
  await expect(read(guestId)).rejects.toThrow('not_found');
});
