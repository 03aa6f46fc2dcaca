import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';

export type EntryKind = 'booked' | 'reserved' | 'used' | 'released' | 'adjusted' | 'rolled_over' | 'expired';

/** One entry to be: by how many SMS segments what may be spent and what is held change. */
export interface Change {
  kind: EntryKind;
  available: number;
  reserved: number;
  uncovered?: number;
  packageId?: Id;
}

/** What the entries are for. */
export interface Cause {
  campaignId?: Id;
  messageId?: Id;
  reason?: string;
}

/**
 * The only writer of the ledger: one UPDATE of the balance and one INSERT of the entries that say why. Answers false and changes nothing
 * when either side would go below zero, when nothing was ever booked, or when a package that has ended by `at` is not closed yet.
 *
 * The balance's row is every sender's, so whoever takes it takes no other lock after it but the head of the activity log (which is
 * written before the commit): messages, recipients and campaigns first, the ledger last, and no two can wait for each other.
 */
export async function moveBalance(
  scope: Scope,
  tx: Tx,
  changes: Change[],
  cause: Cause = {},
  at: Date = tx.now,
): Promise<boolean> {
  const moved = await tx.sql(
    `UPDATE ledger_balance SET available = available + $2, reserved = reserved + $3
     WHERE business_id = $1 AND available + $2 >= 0 AND reserved + $3 >= 0
       AND NOT EXISTS (SELECT FROM sms_package WHERE business_id = $1 AND status = 'running' AND ends_at <= $4)
     RETURNING business_id`,
    [scope.businessId, sum(changes, 'available'), sum(changes, 'reserved'), at],
  );
  if (moved.length === 0) return false;
  await tx.sql(
    `INSERT INTO ledger_entry (business_id, kind, available, reserved, uncovered, package_id, reason, campaign_id, message_id, actor_role,
       actor_id, at)
     SELECT $1, e.kind, e.available, e.reserved, e.uncovered, e.package_id, $2, $3, $4, $5, $6, $7
     FROM unnest($8::text[], $9::int[], $10::int[], $11::int[], $12::bigint[]) AS e (kind, available, reserved, uncovered, package_id)`,
    [
      scope.businessId,
      cause.reason ?? null,
      cause.campaignId ?? null,
      cause.messageId ?? null,
      scope.actor.role,
      scope.actor.id ?? null,
      at,
      changes.map(({ kind }) => kind),
      changes.map(({ available }) => available),
      changes.map(({ reserved }) => reserved),
      changes.map(({ uncovered = 0 }) => uncovered),
      changes.map(({ packageId = null }) => packageId),
    ],
  );
  return true;
}

const sum = (changes: Change[], side: 'available' | 'reserved'): number =>
  changes.reduce((total, change) => total + change[side], 0);
