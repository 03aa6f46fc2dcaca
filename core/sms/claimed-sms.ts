import type { Work } from '../db/tx.js';
import type { Id } from '../scope.js';
import type { OutgoingSms } from './port.js';

/** A message that this process has claimed and must now settle; `lane` is where it came from. */
export interface ClaimedSms extends OutgoingSms {
  id: Id;
  lane: Work;
}
