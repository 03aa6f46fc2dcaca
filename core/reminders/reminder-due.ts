import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { ReminderKind } from './reminder.js';

/** When a reminder runs next; null: not at all. Whoever holds the reminder's row calls it, in the same transaction. */
export async function setReminderDue(
  scope: Scope,
  tx: Tx,
  kind: ReminderKind,
  at: Date | null,
): Promise<void> {
  if (at === null)
    await tx.sql('DELETE FROM reminder_due WHERE business_id = $1 AND kind = $2', [scope.businessId, kind]);
  else
    await tx.sql(
      `INSERT INTO reminder_due (business_id, kind, due_at) VALUES ($1, $2, $3)
       ON CONFLICT (business_id, kind) DO UPDATE SET due_at = excluded.due_at`,
      [scope.businessId, kind, at],
    );
}
