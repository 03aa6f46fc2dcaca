import type { Id } from '../../core/scope.js';
import type { PlannedGuest } from './plan-history.js';

/** A planned guest whose rows are there. */
export interface KnownGuest extends PlannedGuest {
  guestId: Id;
  conversationId: Id;
  challengeId: Id;
}
