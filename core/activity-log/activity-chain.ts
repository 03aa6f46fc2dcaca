import type { BusinessKeys } from '../crypto/business-keys.js';
import type { Actor, Id } from '../scope.js';

export interface Activity {
  /** What was done, `subject.verb`: `gift.start`, `coupon.redeem`. */
  action: `${string}.${string}`;
  subject: { type: string; id?: Id };
  /** Names of the fields that changed. */
  fields?: string[];
}

export interface ActivityLink extends Activity {
  seq: string;
  at: Date;
  actor: Actor;
}

/** Before the first entry. */
export const GENESIS = Buffer.alloc(32);

/** The keyed hash of an entry over the one before it: all fields in one fixed order. */
export function linkActivity(keys: BusinessKeys, previous: Uint8Array, entry: ActivityLink): Buffer {
  const { seq, at, actor, action, subject, fields = [] } = entry;
  const text = JSON.stringify([
    seq,
    at.toISOString(),
    actor.role,
    actor.id ?? null,
    action,
    subject.type,
    subject.id ?? null,
    fields,
  ]);
  return keys.chain('activity', previous, text);
}
