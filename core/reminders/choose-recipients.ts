import { selectRecipients, type Draft } from '../campaigns/select-recipients.js';
import type { Audience } from '../campaigns/audience.js';
import type { Config } from '../config.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { localDay, startOfDaysAgo } from './next-run.js';
import type { ReminderKind } from './reminder.js';

/** What of a reminder says whom it goes to. */
export interface Reminding extends Omit<Draft, 'audience'> {
  kind: ReminderKind;
  afterDays: number;
  mostADay: number;
  timezone: string;
}

/**
 * Whom a reminder is meant for that runs then: `afterDays` whole local days without, and no such reminder on any of them. By days of the
 * calendar, so that neither a clock change nor a run some minutes late moves anybody to another day.
 */
export function reminderAudience({ kind, afterDays, timezone }: Reminding, at: Date): Audience {
  const firstDay = startOfDaysAgo(at, afterDays - 1, timezone);
  const since = firstDay.toISOString();
  return {
    who: 'all',
    ...(kind === 'no_sms' ? { noSmsSince: since } : { noVisitSince: since }),
    notReminded: { kind, since: localDay(firstDay, timezone) },
  };
}

/**
 * SQL that gives everybody who is due at that moment one verdict, as for any campaign; beyond the day's most it is `daily_cap`. Whose
 * last reminder lies furthest back comes first, so that a cap holds nobody off for ever. The run takes whoever has no reason, the preview shows all.
 */
export async function chooseRecipients(
  scope: Scope,
  tx: Tx,
  config: Config,
  { reminding, at }: { reminding: Reminding; at: Date },
): Promise<{ sql: string; params: unknown[] }> {
  const draft = { ...reminding, audience: reminderAudience(reminding, at) };
  const { sql, params } = await selectRecipients(scope, tx, config, draft, at);
  const [kind, most] = [`$${params.length + 1}::text`, `$${params.length + 2}::int`];
  return {
    sql: `
      SELECT r.guest_id, r.language, r.segments, CASE WHEN r.reason IS NULL AND
          row_number() OVER (PARTITION BY r.reason IS NULL ORDER BY last.day NULLS FIRST, r.guest_id) > ${most}
        THEN 'daily_cap' ELSE r.reason END AS reason
      FROM (${sql}) r LEFT JOIN reminded last ON last.business_id = $1 AND last.kind = ${kind} AND last.guest_id = r.guest_id`,
    params: [...params, reminding.kind, reminding.mostADay],
  };
}
