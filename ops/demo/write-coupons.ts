import { DateTime } from 'luxon';
import { GENESIS, linkActivity } from '../../core/activity-log/activity-chain.js';
import { ActivityEntry } from '../../core/db/entities/activity-entry.js';
import { Coupon } from '../../core/db/entities/coupon.js';
import type { Tx } from '../../core/db/tx.js';
import { makeCouponCode } from '../../core/gifts/coupon-code.js';
import { runningGift } from '../../core/gifts/gift.js';
import type { Id, Scope } from '../../core/scope.js';
import type { KnownGuest } from './known-guest.js';

/** Every guest's coupon as it stands today, and the redemptions in the activity log. */
export async function writeCoupons(
  scope: Scope,
  tx: Tx,
  guests: KnownGuest[],
  cashierId: Id,
  timezone: string,
): Promise<void> {
  const { businessId } = scope;
  const gift = await runningGift(scope, tx);
  if (!gift) return;
  const coupons = guests.map(({ guestId, firstAt, redeemedAt }) => {
    const code = makeCouponCode();
    const expiresAt = DateTime.fromJSDate(firstAt, { zone: timezone })
      .plus({ days: gift.validDays })
      .endOf('day')
      .toJSDate();
    return {
      businessId,
      giftId: gift.id,
      giftVersion: gift.version,
      guestId,
      codeSealed: tx.keys.seal('coupon.code', code),
      codeIndex: tx.keys.secretIndex('coupon', code),
      issuedAt: firstAt,
      expiresAt,
      redeemedAt,
      redeemedBy: redeemedAt && cashierId,
      status: redeemedAt
        ? ('redeemed' as const)
        : expiresAt <= tx.now
          ? ('expired' as const)
          : ('issued' as const),
    };
  });
  const ids = await tx.insertRows(Coupon, coupons);
  const redeemed = coupons
    .map(({ redeemedAt }, i) => ({ id: ids[i]!, at: redeemedAt }))
    .filter((row): row is { id: Id; at: Date } => row.at !== null)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  await writeRedemptions(scope, tx, redeemed, cashierId);
}

async function writeRedemptions(
  { businessId }: Scope,
  tx: Tx,
  redeemed: { id: Id; at: Date }[],
  cashierId: Id,
): Promise<void> {
  const [head] = await tx.sql<{ seq: string; hash: Buffer }>(
    'SELECT seq, hash FROM activity_head WHERE business_id = $1 FOR UPDATE',
    [businessId],
  );
  let seq = Number(head?.seq ?? 0);
  let hash = head?.hash ?? GENESIS;
  const rows = redeemed.map(({ id, at }) => {
    seq += 1;
    const entry = {
      seq: String(seq),
      at,
      actor: { role: 'cashier' as const, id: cashierId },
      action: 'coupon.redeem' as const,
      subject: { type: 'coupon', id },
    };
    hash = linkActivity(tx.keys, hash, entry);
    return {
      businessId,
      seq: entry.seq,
      at,
      actorRole: entry.actor.role,
      actorId: cashierId,
      action: entry.action,
      subjectType: 'coupon',
      subjectId: id,
      fields: [],
      hash,
    };
  });
  await tx.insertRows(ActivityEntry, rows);
  await tx.sql('UPDATE activity_head SET seq = $2, hash = $3 WHERE business_id = $1', [
    businessId,
    seq,
    hash,
  ]);
}
