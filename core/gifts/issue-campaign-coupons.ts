import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { makeCouponCode } from './coupon-code.js';
import { couponExpiry } from './issue-coupon.js';

/** The coupon code of each guest for a campaign's own gift: made once, found again afterwards. By guest. */
export async function issueCampaignCoupons(
  scope: Scope,
  tx: Tx,
  giftId: Id,
  guestIds: Id[],
): Promise<Map<Id, string>> {
  const { version, valid_days } = await tx.one<{ version: number; valid_days: number }>(
    `SELECT v.version, v.valid_days FROM gift g
     JOIN gift_version v ON v.business_id = g.business_id AND v.gift_id = g.id AND v.version = g.current_version
     WHERE g.business_id = $1 AND g.id = $2`,
    [scope.businessId, giftId],
  );
  const expiresAt = await couponExpiry(scope, tx, valid_days);
  const found = new Map<Id, string>();
  const missing = (): Id[] => guestIds.filter((id) => !found.has(id));
  // Those that are there are not tried again: whoever is taking one in just now holds its row, and may wait for our messages.
  const find = async (): Promise<void> => {
    const rows = await tx.sql<{ guest_id: Id; code_sealed: Buffer }>(
      'SELECT guest_id, code_sealed FROM coupon WHERE business_id = $1 AND gift_id = $2 AND guest_id = ANY($3)',
      [scope.businessId, giftId, missing()],
    );
    for (const row of rows) found.set(row.guest_id, tx.keys.open('coupon.code', row.code_sealed));
  };
  await find();
  // A code that another coupon has by chance is tried again with a new one.
  for (let attempt = 0; missing().length > 0; attempt += 1) {
    if (attempt === 5) throw new Error('no free coupon code was found');
    const wanted = missing();
    const codes = wanted.map(() => makeCouponCode());
    await tx.sql(
      `INSERT INTO coupon (business_id, gift_id, gift_version, guest_id, code_sealed, code_index, status, issued_at, expires_at)
       SELECT $1, $2, $3, c.guest_id, c.code_sealed, c.code_index, 'issued', $7, $8
       FROM unnest($4::bigint[], $5::bytea[], $6::bytea[]) AS c (guest_id, code_sealed, code_index) ON CONFLICT DO NOTHING`,
      [
        scope.businessId,
        giftId,
        version,
        wanted,
        codes.map((code) => tx.keys.seal('coupon.code', code)),
        codes.map((code) => tx.keys.secretIndex('coupon', code)),
        tx.now,
        expiresAt,
      ],
    );
    await find();
  }
  return found;
}
