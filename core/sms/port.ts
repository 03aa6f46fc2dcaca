/** A message ready for a provider. */
export interface OutgoingSms {
  /** Ours: business and row, by which status callbacks and look-ups find the row again. */
  reference: string;
  /** E.164. */
  to: string;
  body: string;
  purpose: 'code' | 'gift' | 'reply' | 'campaign' | 'reminder';
  channel: 'sms' | 'whatsapp';
  /** Not to be delivered later than that. */
  expiresAt: Date | null;
}

export type SendResult =
  | { result: 'accepted'; providerId: string }
  /** A clear no: it was not and will not be sent. */
  | { result: 'refused'; reason: string }
  /** Never processed: try again after that. */
  | { result: 'throttled'; retryAfterMs: number }
  /** It may or may not have been accepted: only the provider knows. */
  | { result: 'unclear' };

/** A way out for SMS. Adding a provider means one file that keeps to this. */
export interface SmsProvider {
  readonly name: string;
  send(message: OutgoingSms): Promise<SendResult>;
  /** What became of a message whose answer was lost; `unknown` when the provider cannot say now. */
  find(
    reference: string,
  ): Promise<{ found: 'accepted'; providerId: string } | { found: 'absent' } | { found: 'unknown' }>;
}
