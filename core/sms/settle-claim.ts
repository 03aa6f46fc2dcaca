import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { chargeTaken, type Moved } from './charge.js';
import { forgetDue } from './forget-due.js';
import { cameFrom } from './message-status.js';
import type { FindResult } from './port.js';

const ASK_AGAIN_AFTER_MS = 5 * 60_000;

/**
 * Settles a claim by what the provider's list says: what it has is accepted, what it has not waits to be sent again, and where it cannot
 * say the message is `unknown`, never to be sent again by itself. `claimedAt` is of the claim that was asked after: of one made since the
 * list says nothing yet.
 */
export async function settleClaim(
  scope: Scope,
  tx: Tx,
  id: Id,
  { provider, claimedAt, answer }: { provider: string; claimedAt: Date; answer: FindResult },
): Promise<void> {
  const key = [scope.businessId, id];
  switch (answer.found) {
    case 'accepted': {
      const moved = await tx.sql<Moved>(
        `UPDATE message SET status = 'accepted', provider = $3, provider_id = $4, accepted_at = $5
         WHERE business_id = $1 AND id = $2 AND status = ANY($6) RETURNING id, campaign_id, payer, segments AS reserved`,
        [...key, provider, answer.providerId, tx.now, cameFrom('accepted')],
      );
      await forgetDue(scope, tx, [id]);
      await chargeTaken(
        scope,
        tx,
        moved.map((row) => ({ ...row, billed: row.reserved })),
      );
      return;
    }
    case 'absent': {
      const [back] = await tx.sql<{ purpose: string }>(
        `UPDATE message SET status = 'pending', claimed_at = NULL
         WHERE business_id = $1 AND id = $2 AND status = 'claimed' AND coalesce(claimed_at, created_at) = $3 RETURNING purpose`,
        [...key, claimedAt],
      );
      if (!back) return forgetDue(scope, tx, [id]);
      const lane = back.purpose === 'code' ? 'codes' : 'messages';
      const due = await tx.sql(
        'UPDATE message_due SET lane = $3, due_at = $4 WHERE business_id = $1 AND message_id = $2 RETURNING message_id',
        [...key, lane, tx.now],
      );
      tx.wake(due.length > 0 ? lane : 'campaigns');
      return;
    }
    case 'unknown':
      await tx.sql(
        `UPDATE message SET status = 'unknown' WHERE business_id = $1 AND id = $2 AND status = 'claimed' AND coalesce(claimed_at, created_at) = $3`,
        [...key, claimedAt],
      );
      await tx.sql(
        `UPDATE message_due SET due_at = $3 WHERE business_id = $1 AND message_id = $2 AND lane = 'reap' AND due_at <= $4`,
        [...key, new Date(tx.now.getTime() + ASK_AGAIN_AFTER_MS), tx.now],
      );
  }
}
