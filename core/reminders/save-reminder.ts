import { appendActivity, changesOf } from '../activity-log/append-activity.js';
import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Scope } from '../scope.js';
import { nextDayRun } from './day-run.js';
import { readReminder } from './read-reminders.js';
import { readRunHours } from './read-run-hours.js';
import { parseReminder, type ReminderKind, type ReminderSettings } from './reminder.js';
import { setReminderDue } from './reminder-due.js';

interface Save extends ReminderSettings {
  kind: ReminderKind;
  /** The one that the editor saw; 0 where there was none. */
  version: number;
}

/**
 * Keeps how a business reminds, and from the next run on it goes by that. Answers the new version.
 * Throws Refusal `forbidden`, `reminder_changed`, `reminder_invalid`, `text_invalid`, `link_invalid`, `offer_missing`, `gift_invalid`.
 */
export async function saveReminder(
  scope: Scope,
  tx: Tx,
  { kind, version, ...settings }: Save,
): Promise<number> {
  requireOwner(scope);
  const parsed = parseReminder(settings);
  const before = await readReminder(scope, tx, kind);
  const [saved] = await tx.sql<{ version: number }>(
    `INSERT INTO reminder AS r (business_id, kind, enabled, after_days, send_at, most_a_day, body, language, transliterate, link_url,
       offer, version, updated_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12 WHERE $13 = 0 OR EXISTS (
       SELECT FROM reminder WHERE business_id = $1 AND kind = $2)
     ON CONFLICT (business_id, kind) DO UPDATE SET enabled = $3, after_days = $4, send_at = $5, most_a_day = $6, body = $7,
       language = $8, transliterate = $9, link_url = $10, offer = $11, version = r.version + 1, rests_because = NULL, updated_at = $12
     WHERE r.version = $13 RETURNING version`,
    [
      scope.businessId,
      kind,
      parsed.enabled,
      parsed.afterDays,
      parsed.sendAt,
      parsed.mostADay,
      parsed.body,
      parsed.language,
      parsed.transliterate,
      parsed.linkUrl,
      parsed.offer && JSON.stringify(parsed.offer),
      tx.now,
      version,
    ],
  );
  if (!saved) throw new Refusal('reminder_changed');
  const hours = await readRunHours(scope, tx);
  const at = parsed.enabled ? await nextDayRun(scope, tx, kind, { ...hours, sendAt: parsed.sendAt }) : null;
  await setReminderDue(scope, tx, kind, at);
  const { enabled, afterDays, sendAt, mostADay } = parsed;
  const worded = (['body', 'language', 'transliterate', 'linkUrl', 'offer'] as const).filter(
    (field) => JSON.stringify(before?.[field] ?? null) !== JSON.stringify(parsed[field]),
  );
  const changes = changesOf({ ...before }, { enabled, afterDays, sendAt, mostADay });
  appendActivity(scope, tx, {
    action: `reminder.${kind}.edit`,
    subject: { type: 'reminder' },
    changes,
    fields: [...Object.keys(changes), ...worded],
  });
  return saved.version;
}
