import type { Actor, Id } from '../scope.js';

export interface Activity {
  /** What was done, `subject.verb`: `gift.start`, `coupon.redeem`. */
  action: `${string}.${string}`;
  subject: { type: string; id?: Id };
  /** Names of the fields that changed. */
  fields?: string[];
  /** What a number or a setting was and became: of packages, prices, settings; never anything personal. */
  changes?: Changes;
  /** Why, in the words of whoever did it. */
  reason?: string;
}

type Value = string | number | boolean | null;
export type Changes = Record<string, [before: Value, after: Value]>;

export interface ActivityLink extends Activity {
  seq: string;
  at: Date;
  actor: Actor;
}

/** Before the first entry. */
export const GENESIS = Buffer.alloc(32);

/** Whose log it is has the key: a business, or the platform. */
interface ChainKeys {
  chain(log: 'activity', previous: Uint8Array, entry: string): Buffer;
}

/** The keyed hash of an entry over the one before it: all fields in one fixed order. */
export function linkActivity(keys: ChainKeys, previous: Uint8Array, entry: ActivityLink): Buffer {
  const { seq, at, actor, action, subject, fields = [], changes, reason } = entry;
  // Postgres keeps an object's keys in an order of its own. Entries without either hash as they did before there were any.
  const sorted = Object.entries(changes ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const said = changes || reason !== undefined ? [changes ? sorted : null, reason ?? null] : [];
  const text = JSON.stringify([
    seq,
    at.toISOString(),
    actor.role,
    actor.id ?? null,
    action,
    subject.type,
    subject.id ?? null,
    fields,
    ...said,
  ]);
  return keys.chain('activity', previous, text);
}
