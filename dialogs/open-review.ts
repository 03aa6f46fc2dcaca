import { askReview } from '../core/reviews/review.js';
import type { Id } from '../core/scope.js';
import type { VisitTurn } from './visit-turn.js';

/** The review of this visit; the first time it is asked for, it is kept that the guest was asked. */
export async function openReview(visit: VisitTurn): Promise<Id> {
  const { state, turn } = visit;
  const { guestId, id: conversationId } = turn.conversation;
  if (guestId === null) throw new Error('a review is asked of a proven guest only');
  state.reviewId ??= await askReview(turn.scope, turn.tx, { conversationId, guestId });
  return state.reviewId;
}
