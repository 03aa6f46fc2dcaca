import type { FindResult } from '../port.js';

type Status = NonNullable<Extract<FindResult, { found: 'accepted' }>['status']>;

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const STATUSES = new Map<string, Status>([
  ['accepted', 'accepted'],
  ['scheduled', 'accepted'],
  ['queued', 'accepted'],
  ['sending', 'accepted'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'delivered'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/** Twilio's word for how far a message has come, in ours. */
export const statusOf = (word: string): Status | undefined => STATUSES.get(word);
