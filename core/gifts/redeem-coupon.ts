import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { REDEEM_UNDO_MS } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { recordVisit } from '../visits/record-visit.js';
import { parseCouponCode } from './coupon-code.js';
import type { CouponStatus } from './issue-coupon.js';

export interface Redeemed {
  couponId: Id;
  title: Record<string, string>;
  guestId: Id;
}

/**
 * Takes a coupon in at the till. Two tills at once: one succeeds.
 * Throws Refusal `forbidden`, `coupon_unknown`, `coupon_redeemed`, `coupon_expired`, `coupon_void`.
 */
export async function redeemCoupon(scope: Scope, tx: Tx, typed: string): Promise<Redeemed> {
  const staffId = requireStaff(scope);
  const code = parseCouponCode(typed);
  if (!code) throw new Refusal('coupon_unknown');
  const indexes = tx.keys.secretIndexes('coupon', code);
  const [taken] = await tx.sql<{ id: Id; guest_id: Id; gift_id: Id; gift_version: number }>(
    `UPDATE coupon SET status = 'redeemed', redeemed_at = $3, redeemed_by = $4
     WHERE business_id = $1 AND code_index = ANY($2::bytea[]) AND status = 'issued' AND expires_at > $3
     RETURNING id, guest_id, gift_id, gift_version`,
    [scope.businessId, indexes, tx.now, staffId],
  );
  if (!taken) throw new Refusal(await whyNot(scope, tx, indexes));
  const { title } = await tx.one<{ title: Record<string, string> }>(
    'SELECT title FROM gift_version WHERE business_id = $1 AND gift_id = $2 AND version = $3',
    [scope.businessId, taken.gift_id, taken.gift_version],
  );
  await recordVisit(scope, tx, taken.guest_id);
  appendActivity(scope, tx, { action: 'coupon.redeem', subject: { type: 'coupon', id: taken.id } });
  return { couponId: taken.id, title, guestId: taken.guest_id };
}

/** Takes a redemption back, within 10 minutes. Throws Refusal `forbidden`, `coupon_undo_too_late`. */
export async function undoRedemption(scope: Scope, tx: Tx, couponId: Id): Promise<void> {
  requireStaff(scope);
  const undone = await tx.sql(
    `UPDATE coupon SET status = 'issued', redeemed_at = NULL, redeemed_by = NULL
     WHERE business_id = $1 AND id = $2 AND status = 'redeemed' AND redeemed_at > $3 RETURNING id`,
    [scope.businessId, couponId, new Date(tx.now.getTime() - REDEEM_UNDO_MS)],
  );
  if (undone.length === 0) throw new Refusal('coupon_undo_too_late');
  appendActivity(scope, tx, { action: 'coupon.undo', subject: { type: 'coupon', id: couponId } });
}

/** Withdraws a coupon that was not redeemed; its guest gets no other of that kind. Throws Refusal `forbidden`, `coupon_unknown`, `coupon_redeemed`. */
export async function voidCoupon(scope: Scope, tx: Tx, couponId: Id): Promise<void> {
  if (scope.actor.role !== 'owner') throw new Refusal('forbidden');
  const voided = await tx.sql(
    `UPDATE coupon SET status = 'void', voided_at = $3 WHERE business_id = $1 AND id = $2 AND status IN ('issued', 'expired') RETURNING id`,
    [scope.businessId, couponId, tx.now],
  );
  if (voided.length === 0) {
    const [row] = await tx.sql<{ status: CouponStatus }>(
      'SELECT status FROM coupon WHERE business_id = $1 AND id = $2',
      [scope.businessId, couponId],
    );
    throw new Refusal(
      row?.status === 'redeemed' ? 'coupon_redeemed' : row ? 'coupon_void' : 'coupon_unknown',
    );
  }
  appendActivity(scope, tx, { action: 'coupon.void', subject: { type: 'coupon', id: couponId } });
}

/** Marks the business's coupons that ran out. Answers how many. */
export async function expireCoupons(scope: Scope, tx: Tx): Promise<number> {
  const rows = await tx.sql(
    `UPDATE coupon SET status = 'expired' WHERE business_id = $1 AND status = 'issued' AND expires_at <= $2 RETURNING id`,
    [scope.businessId, tx.now],
  );
  return rows.length;
}

function requireStaff(scope: Scope): Id {
  const { role, id } = scope.actor;
  if ((role !== 'cashier' && role !== 'owner') || !id) throw new Refusal('forbidden');
  return id;
}

async function whyNot(
  scope: Scope,
  tx: Tx,
  indexes: Buffer[],
): Promise<'coupon_unknown' | 'coupon_redeemed' | 'coupon_void' | 'coupon_expired'> {
  const [row] = await tx.sql<{ status: CouponStatus }>(
    'SELECT status FROM coupon WHERE business_id = $1 AND code_index = ANY($2::bytea[])',
    [scope.businessId, indexes],
  );
  if (!row) return 'coupon_unknown';
  if (row.status === 'redeemed') return 'coupon_redeemed';
  return row.status === 'void' ? 'coupon_void' : 'coupon_expired';
}
