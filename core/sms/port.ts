import type { Id } from '../scope.js';
import type { AccountReason, SmsReason } from './reasons.js';

/** Of a text that any provider takes, in UTF-16 units; Twilio refuses a longer one (21617). */
export const LONGEST_BODY = 1600;

/** A message ready for a provider. */
export interface OutgoingSms {
  businessId: Id;
  messageId: Id;
  /** `<business>-<message>`: by it status callbacks and look-ups find the row again. */
  reference: string;
  /** E.164. */
  to: string;
  /** The business's own sender: a number, a name or a Messaging Service; the configured one where it has none. */
  from?: string | null;
  body: string;
  purpose: 'code' | 'gift' | 'reply' | 'campaign' | 'reminder';
  channel: 'sms' | 'whatsapp';
  /** Not to be delivered later than that. */
  expiresAt: Date | null;
}

export type SendResult =
  /** `segments`: what the provider says it bills, where its answer tells. */
  | { result: 'accepted'; providerId: string; segments?: number | null }
  /** A clear no to this message: it was not and will not be sent. */
  | { result: 'refused'; reason: SmsReason }
  /** A clear no to everything from this account: nobody fails by it, sending pauses until somebody has looked. */
  | { result: 'account_refused'; reason: AccountReason }
  /** Never processed: try again after that. */
  | { result: 'throttled'; retryAfterMs: number }
  /** It may or may not have been accepted: only the provider knows. */
  | { result: 'unclear' };

/** What a message of ours is recognised by in a list that carries no reference. */
export interface FindHint {
  /** E.164. */
  to: string;
  body: string;
  channel: OutgoingSms['channel'];
  claimedAt: Date;
  /** Ids at the provider that other rows have: the same text twice to one person is two messages. */
  knownIds: readonly string[];
}

export type FindResult =
  /** `status`: how far it had come by then, where that is known. */
  | { found: 'accepted'; providerId: string; status?: 'accepted' | 'sent' | 'delivered' | 'failed' }
  | { found: 'absent' }
  /** The provider cannot say now. */
  | { found: 'unknown' };

/** A way out for SMS. Adding a provider means one file that keeps to this, and to the suite that all pass. */
export interface SmsProvider {
  readonly name: string;
  /** Never throws for what the network or the provider does. */
  send(message: OutgoingSms): Promise<SendResult>;
  /** What became of a message whose answer was lost. `absent` means something only once the provider's list cannot lag any more. */
  find(reference: string, hint: FindHint): Promise<FindResult>;
}
