import type { Id } from '../scope.js';

export interface OutgoingMail {
  /** The row's: a port that can tell does nothing twice. */
  id: Id;
  to: string;
  subject: string;
  body: string;
}

/** Hands an e-mail over; throws when it was not taken. */
export type SendMail = (mail: OutgoingMail) => Promise<void>;
