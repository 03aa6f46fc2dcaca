import { DateTime } from 'luxon';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import { makeCouponCode } from './coupon-code.js';
import { runningGift } from './gift.js';

export type CouponStatus = 'issued' | 'redeemed' | 'expired' | 'void';

export interface Coupon {
  id: Id;
  /** `K7QF-29XM` */
  code: string;
  /** In the languages that the owner wrote. */
  title: Record<string, string>;
  terms: Record<string, string>;
  expiresAt: Date;
  status: CouponStatus;
  /** Was given before. */
  already: boolean;
}

/** The guest's one coupon of the running gift: made now, or the one that is there. Throws Refusal `no_gift`. */
export async function issueCoupon(scope: Scope, tx: Tx, guestId: Id): Promise<Coupon> {
  const gift = await runningGift(scope, tx);
  if (!gift) throw new Refusal('no_gift');
  // One that is there is not tried again: a till that is taking it in just now holds its row, and may wait for our guest's.
  const given = await findCoupon(scope, tx, gift.id, guestId);
  if (given) return { ...given, already: true };
  const expiresAt = await couponExpiry(scope, tx, gift.validDays);
  // A code that another coupon has is tried again with a new one; the guest's own coupon is simply found.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const code = makeCouponCode();
    // Whatever runs at once, `coupon_one_each` lets one through and the others find it.
    const made = await tx.sql(
      `INSERT INTO coupon (business_id, gift_id, gift_version, guest_id, code_sealed, code_index, status, issued_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'issued', $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [
        scope.businessId,
        gift.id,
        gift.version,
        guestId,
        tx.keys.seal('coupon.code', code),
        tx.keys.secretIndex('coupon', code),
        tx.now,
        expiresAt,
      ],
    );
    const coupon = await findCoupon(scope, tx, gift.id, guestId);
    if (coupon) return { ...coupon, already: made.length === 0 };
  }
  throw new Error('no free coupon code was found');
}

/** The guest's coupon of the running gift, null when none was issued yet. */
export async function findGuestCoupon(scope: Scope, tx: Tx, guestId: Id): Promise<Coupon | null> {
  const gift = await runningGift(scope, tx);
  const coupon = gift && (await findCoupon(scope, tx, gift.id, guestId));
  return coupon && { ...coupon, already: true };
}

interface CouponRow {
  id: Id;
  code_sealed: Buffer;
  title: Record<string, string>;
  terms: Record<string, string>;
  expires_at: Date;
  status: CouponStatus;
}

async function findCoupon(
  scope: Scope,
  tx: Tx,
  giftId: Id,
  guestId: Id,
): Promise<Omit<Coupon, 'already'> | null> {
  const [row] = await tx.sql<CouponRow>(
    `SELECT c.id, c.code_sealed, v.title, v.terms, c.expires_at, c.status FROM coupon c
     JOIN gift_version v ON v.business_id = c.business_id AND v.gift_id = c.gift_id AND v.version = c.gift_version
     WHERE c.business_id = $1 AND c.gift_id = $2 AND c.guest_id = $3`,
    [scope.businessId, giftId, guestId],
  );
  if (!row) return null;
  const { id, title, terms, expires_at: expiresAt, status } = row;
  const over = status === 'issued' && expiresAt <= tx.now;
  return {
    id,
    code: tx.keys.open('coupon.code', row.code_sealed),
    title,
    terms,
    expiresAt,
    status: over ? 'expired' : status,
  };
}

/** When a coupon given now ends: with its last day, by the business's clock. */
export async function couponExpiry(scope: Scope, tx: Tx, days: number): Promise<Date> {
  const { timezone } = await tx.one<{ timezone: string }>(
    'SELECT timezone FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  return DateTime.fromJSDate(tx.now, { zone: timezone }).plus({ days }).endOf('day').toJSDate();
}
