import type { Id } from '../scope.js';
import type { OutgoingSms } from './port.js';

/** A message that this process has claimed and must now settle. */
export interface ClaimedSms extends OutgoingSms {
  /** A recipient's campaign; null for all that has a `message_due` row of its own. */
  campaignId: Id | null;
  claimedAt: Date;
  /** SMS segments that are held for it; null for what was queued before there were packages. */
  reserved: number | null;
}
