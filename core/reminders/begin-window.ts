import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';

/**
 * A window begins on the local day on which its SMS goes out. That may be days after the run: a business was suspended, a campaign paused,
 * a sender refused. Whoever claims recipients of a reminder calls it for them, before the ledger.
 */
export async function beginWindow(scope: Scope, tx: Tx, campaignId: Id, guestIds: Id[]): Promise<void> {
  await tx.sql(
    `UPDATE reminded r SET day = today.day
     FROM campaign c, (SELECT ($4::timestamptz AT TIME ZONE timezone)::date AS day FROM business WHERE business_id = $1) today
     WHERE c.business_id = $1 AND c.id = $2 AND r.business_id = $1 AND r.kind = c.audience -> 'notReminded' ->> 'kind'
       AND r.guest_id = ANY($3) AND r.day < today.day`,
    [scope.businessId, campaignId, guestIds, tx.now],
  );
}
