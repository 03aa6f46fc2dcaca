import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyActivity } from '../../../core/activity-log/verify-activity.js';
import { editGift, startGift } from '../../../core/gifts/gift.js';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import {
  expireCoupons,
  redeemCoupon,
  undoRedemption,
  voidCoupon,
} from '../../../core/gifts/redeem-coupon.js';
import { guestScope, systemScope, type Id, type Scope } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf, GIFT, makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;
let businessId: Id;
let guest: Scope;
let cashier: Scope;
let owner: Scope;
let phones = 0;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  businessId = (await makeBusiness(at)).id;
  guest = guestScope(businessId);
  cashier = await makeStaff(at, businessId);
  owner = await makeStaff(at, businessId, 'owner');
});
afterAll(() => at?.close());

const newGuest = async () =>
  (await enrol(at.platform, businessId, { phone: `+9053${String(20_000_000 + (phones += 10_007))}` }))
    .guestId;
const issue = (guestId: Id) => at.platform.db.inScope(guest, (tx) => issueCoupon(guest, tx, guestId));
const redeem = (code: string, as = cashier) => at.platform.db.inScope(as, (tx) => redeemCoupon(as, tx, code));
const undo = (couponId: Id) => at.platform.db.inScope(cashier, (tx) => undoRedemption(cashier, tx, couponId));
const refusal = (code: string) => expect.objectContaining({ code });

test('a coupon is one for each guest, and is found again', async () => {
  const guestId = await newGuest();
  const first = await issue(guestId);
  expect(first).toMatchObject({ already: false, status: 'issued', title: GIFT.title });
  expect(first.code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  // The last millisecond of the thirtieth day in Istanbul.
  expect(first.expiresAt).toEqual(new Date('2026-12-16T20:59:59.999Z'));
  expect(await issue(guestId)).toEqual({ ...first, already: true });
});

test('many at once find one', async () => {
  const guestId = await newGuest();
  const coupons = await Promise.all(Array.from({ length: 20 }, () => issue(guestId)));
  expect(new Set(coupons.map(({ code }) => code)).size).toBe(1);
  expect(coupons.filter(({ already }) => !already)).toHaveLength(1);
});

describe('at the till', () => {
  test('a coupon is taken in once, however its code is typed', async () => {
    const { code, id } = await issue(await newGuest());
    expect(await redeem(` ${code.toLowerCase().replace('-', ' ')} `)).toMatchObject({
      couponId: id,
      title: GIFT.title,
    });
    await expect(redeem(code)).rejects.toEqual(refusal('coupon_redeemed'));
  });

  test('two tills at once: one succeeds', async () => {
    const { code } = await issue(await newGuest());
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => redeem(code)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('it can be undone for ten minutes, and then taken in again', async () => {
    const { code, id } = await issue(await newGuest());
    await redeem(code);
    clock.advance({ minutes: 9 });
    await undo(id);
    await redeem(code);
    clock.advance({ minutes: 10 });
    await expect(undo(id)).rejects.toEqual(refusal('coupon_undo_too_late'));
  });

  test.each(['', 'K7QF', 'K7QF-29X0', 'ZZZZ-ZZZZ', '<script>'])('%j is unknown', async (code) => {
    await expect(redeem(code)).rejects.toEqual(refusal('coupon_unknown'));
  });

  test('another business’s coupon is unknown', async () => {
    const other = await makeBusiness(at);
    const theirs = await makeStaff(at, other.id);
    const { code } = await issue(await newGuest());
    await expect(redeem(code, theirs)).rejects.toEqual(refusal('coupon_unknown'));
  });

  test('a guest or the system cannot take one in', async () => {
    const { code } = await issue(await newGuest());
    await expect(redeem(code, guest)).rejects.toEqual(refusal('forbidden'));
    await expect(redeem(code, systemScope(businessId))).rejects.toEqual(refusal('forbidden'));
  });
});

test('a coupon runs out at the end of its last day', async () => {
  const guestId = await newGuest();
  const { code, expiresAt } = await issue(guestId);
  clock.set(expiresAt);
  await expect(redeem(code)).rejects.toEqual(refusal('coupon_expired'));
  expect((await issue(guestId)).status).toBe('expired');
  const system = systemScope(businessId);
  expect(await at.platform.db.inScope(system, (tx) => expireCoupons(system, tx))).toBeGreaterThan(0);
  await expect(redeem(code)).rejects.toEqual(refusal('coupon_expired'));
});

test('a void coupon is refused and no other is given; only an owner voids', async () => {
  const guestId = await newGuest();
  const { code, id } = await issue(guestId);
  await expect(at.platform.db.inScope(cashier, (tx) => voidCoupon(cashier, tx, id))).rejects.toEqual(
    refusal('forbidden'),
  );
  await at.platform.db.inScope(owner, (tx) => voidCoupon(owner, tx, id));
  await expect(redeem(code)).rejects.toEqual(refusal('coupon_void'));
  expect(await issue(guestId)).toMatchObject({ code, status: 'void', already: true });
});

test('editing the gift gives nobody another; starting a new one does', async () => {
  const { db } = await ceoOf(at);
  const guestId = await newGuest();
  const first = await issue(guestId);
  await db.inScope(owner, (tx) => editGift(owner, tx, { ...GIFT, title: { tr: 'Bir Türk kahvesi' } }));
  expect(await issue(guestId)).toEqual({ ...first, already: true });
  expect((await issue(await newGuest())).title).toEqual({ tr: 'Bir Türk kahvesi' });
  await db.inScope(owner, (tx) => startGift(owner, tx, { ...GIFT, title: { tr: 'Bir dilim kek' } }));
  const second = await issue(guestId);
  expect(second).toMatchObject({ already: false, title: { tr: 'Bir dilim kek' } });
  expect(second.code).not.toBe(first.code);
});

test('a gift without words is refused and changes nothing', async () => {
  const { db } = await ceoOf(at);
  for (const wrong of [
    { title: {} },
    { title: { tr: ' ' } },
    { validDays: 0 },
    { validDays: 1.5 },
    { title: { tr: 'x'.repeat(81) } },
  ]) {
    await expect(db.inScope(owner, (tx) => startGift(owner, tx, { ...GIFT, ...wrong }))).rejects.toEqual(
      refusal('gift_invalid'),
    );
  }
});

test('all of it is in a log that holds', async () => {
  const { checked, faults } = await at.platform.db.inScope(owner, (tx) => verifyActivity(owner, tx));
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(8);
});
