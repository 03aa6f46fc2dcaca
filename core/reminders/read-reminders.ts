import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { RestReason } from './rest-reason.js';
import type { ParsedReminder, ReminderKind } from './reminder.js';

export interface StoredReminder extends ParsedReminder {
  kind: ReminderKind;
  version: number;
  /** Why the last run wrote to nobody though somebody was due; null: it did not rest. */
  restsBecause: RestReason | null;
  /** When it runs next; null while it is off. */
  dueAt: Date | null;
}

/** The reminders that a business has set. Throws Refusal `forbidden`. */
export async function listReminders(scope: Scope, tx: Tx): Promise<StoredReminder[]> {
  requireOwner(scope);
  return read(scope, tx, null);
}

/** One of them, null before it was ever set. Throws Refusal `forbidden`. */
export async function readReminder(scope: Scope, tx: Tx, kind: ReminderKind): Promise<StoredReminder | null> {
  requireOwner(scope);
  return (await read(scope, tx, kind))[0] ?? null;
}

const read = (scope: Scope, tx: Tx, kind: ReminderKind | null): Promise<StoredReminder[]> =>
  tx.sql<StoredReminder>(
    `SELECT r.kind, r.enabled, r.after_days AS "afterDays", to_char(r.send_at, 'HH24:MI') AS "sendAt", r.most_a_day AS "mostADay", r.body,
       r.language, r.transliterate, r.link_url AS "linkUrl", r.offer, r.version, r.rests_because AS "restsBecause", d.due_at AS "dueAt"
     FROM reminder r LEFT JOIN reminder_due d ON d.business_id = r.business_id AND d.kind = r.kind
     WHERE r.business_id = $1 AND ($2::text IS NULL OR r.kind = $2) ORDER BY r.kind`,
    [scope.businessId, kind],
  );
