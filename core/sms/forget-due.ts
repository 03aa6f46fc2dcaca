import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';

/**
 * Of messages that are settled nothing is left to send or to ask after; what waits or is under way keeps its place. A worker that is
 * claiming holds its `message_due` row and waits for ours of `message`: waiting for it too would lock both, and it drops the row itself
 * once it sees the status.
 */
export async function forgetDue(scope: Scope, tx: Tx, messageIds: Id[]): Promise<void> {
  if (messageIds.length === 0) return;
  await tx.sql(
    `DELETE FROM message_due WHERE business_id = $1 AND message_id IN (
       SELECT d.message_id FROM message_due d JOIN message m ON m.business_id = d.business_id AND m.id = d.message_id
       WHERE d.business_id = $1 AND d.message_id = ANY($2) AND m.status NOT IN ('pending', 'claimed')
       ORDER BY d.message_id FOR UPDATE OF d SKIP LOCKED)`,
    [scope.businessId, messageIds],
  );
}
