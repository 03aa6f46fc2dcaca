import type { Tx } from '../db/tx.js';
import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import { expireCoupons } from './redeem-coupon.js';

const AT_ONCE = 200;
/** A coupon made while its business was looked at is found by then, at the latest; redeeming checks the time itself. */
const LATEST_MS = 3_600_000;

/** Expires the coupons of every business that is due. One whose key or rows cannot be read is logged and looked at again in an hour. */
export async function expireDueCoupons({ db, clock, log }: Platform): Promise<void> {
  const now = clock.now();
  await db.route(
    `INSERT INTO coupon_due (business_id, due_at) SELECT business_id, $1 FROM business_slug WHERE is_current ON CONFLICT DO NOTHING`,
    [now],
  );
  let after: Id = '0';
  for (;;) {
    const due: { businessId: Id }[] = await db.route(
      `SELECT business_id AS "businessId" FROM coupon_due WHERE due_at <= $1 AND business_id > $2 ORDER BY business_id LIMIT $3`,
      [now, after, AT_ONCE],
    );
    for (const { businessId } of due) {
      const scope = systemScope(businessId);
      const next = await db
        .inScope(scope, (tx) => expireAndLookAhead(scope, tx))
        .catch((error: unknown) => {
          log.error({ error, businessId }, 'coupons could not be expired');
          return null;
        });
      const latest = new Date(now.getTime() + LATEST_MS);
      await db.route('UPDATE coupon_due SET due_at = $2 WHERE business_id = $1', [
        businessId,
        next && next < latest ? next : latest,
      ]);
    }
    if (due.length < AT_ONCE) return;
    after = due.at(-1)!.businessId;
  }
}

/** Returns when the next coupon ends. */
async function expireAndLookAhead(scope: Scope, tx: Tx): Promise<Date | null> {
  await expireCoupons(scope, tx);
  const { next } = await tx.one<{ next: Date | null }>(
    `SELECT min(expires_at) AS next FROM coupon WHERE business_id = $1 AND status = 'issued'`,
    [scope.businessId],
  );
  return next;
}
