import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';

export type ReviewMark = 'opened' | 'said_done' | 'declined';

/** Asks for a review, once in a conversation: asked again, it is the same request. */
export async function askReview(
  scope: Scope,
  tx: Tx,
  { conversationId, guestId }: { conversationId: Id; guestId: Id },
): Promise<Id> {
  const { id } = await tx.one<{ id: Id }>(
    `INSERT INTO review (business_id, conversation_id, guest_id, asked_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (business_id, conversation_id, guest_id) DO UPDATE SET asked_at = review.asked_at RETURNING id`,
    [scope.businessId, conversationId, guestId, tx.now],
  );
  return id;
}

/** Notes what the guest did, with the first time of each. What the review says is nobody's business here. */
export async function markReview(scope: Scope, tx: Tx, reviewId: Id, mark: ReviewMark): Promise<void> {
  const column = `${mark}_at`;
  await tx.sql(`UPDATE review SET ${column} = coalesce(${column}, $3) WHERE business_id = $1 AND id = $2`, [
    scope.businessId,
    reviewId,
    tx.now,
  ]);
}

/** Keeps private feedback, sealed, for the business alone. */
export async function keepFeedback(scope: Scope, tx: Tx, reviewId: Id, text: string): Promise<void> {
  await tx.sql('UPDATE review SET feedback_sealed = $3 WHERE business_id = $1 AND id = $2', [
    scope.businessId,
    reviewId,
    tx.keys.seal('review.feedback', text),
  ]);
}
