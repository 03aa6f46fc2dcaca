import { freezeRecipients, takeFreezeLock } from '../campaigns/freeze-recipients.js';
import { isQuiet, nextAllowed } from '../campaigns/quiet-hours.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { startCampaignGift } from '../gifts/campaign-gift.js';
import type { ValidGift } from '../gifts/gift.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { chooseRecipients, reminderAudience, type Reminding } from './choose-recipients.js';
import { hasRun, runKey } from './day-run.js';
import { localDay, nextRun, type RunTime } from './next-run.js';
import { setReminderDue } from './reminder-due.js';
import type { RestReason } from './rest-reason.js';
import type { ReminderKind } from './reminder.js';

interface Running extends Reminding, RunTime {
  linkUrl: string | null;
  offer: ValidGift | null;
  businessStatus: 'open' | 'suspended' | 'closed';
}

/**
 * Runs a reminder whose time has come: whoever is due becomes the frozen audience of one campaign a local day, sent like any other. What
 * the package cannot pay for is not begun: the reminder rests, and who was due is so tomorrow. Of any number that try, one does it.
 */
export async function runReminder(platform: Platform, scope: Scope, kind: ReminderKind): Promise<void> {
  try {
    await platform.db.inScope(scope, async (tx) => {
      const reminder = await takeDue(scope, tx, kind);
      if (reminder) await rest(scope, tx, kind, await remind(platform, scope, tx, reminder));
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await platform.db.inScope(scope, async (tx) => {
      if (await takeDue(scope, tx, kind))
        await rest(scope, tx, kind, error.code === 'package_empty' ? 'no_sms_left' : 'text_invalid');
    });
  }
}

/** Holds the reminder's row, and moves it on to its next day; null when there is nothing to run now. */
async function takeDue(scope: Scope, tx: Tx, kind: ReminderKind): Promise<Running | null> {
  const key = [scope.businessId, kind];
  const [reminder] = await tx.sql<Running>(
    `SELECT r.kind, r.after_days AS "afterDays", to_char(r.send_at, 'HH24:MI') AS "sendAt", r.most_a_day AS "mostADay", r.body, r.language,
       r.transliterate, r.link_url AS "linkUrl", r.offer, b.status AS "businessStatus", b.timezone,
       to_char(b.quiet_from, 'HH24:MI') AS "from", to_char(b.quiet_until, 'HH24:MI') AS until
     FROM reminder r JOIN business b ON b.business_id = r.business_id
     WHERE r.business_id = $1 AND r.kind = $2 AND r.enabled FOR UPDATE OF r`,
    key,
  );
  // Read after the row was had: whoever ran it meanwhile has moved it on.
  const due = await tx.sql('SELECT FROM reminder_due WHERE business_id = $1 AND kind = $2 AND due_at <= $3', [
    ...key,
    tx.now,
  ]);
  if (due.length === 0) return null;
  if (!reminder) {
    await setReminderDue(scope, tx, kind, null);
    return null;
  }
  if (isQuiet(tx.now, reminder)) {
    await setReminderDue(scope, tx, kind, nextAllowed(tx.now, reminder));
    return null;
  }
  const today = localDay(tx.now, reminder.timezone);
  await setReminderDue(scope, tx, kind, nextRun(tx.now, reminder, today));
  return reminder;
}

async function rest(scope: Scope, tx: Tx, kind: ReminderKind, because: RestReason | null): Promise<void> {
  await tx.sql(
    `UPDATE reminder SET rests_because = $3 WHERE business_id = $1 AND kind = $2 AND rests_because IS DISTINCT FROM $3`,
    [scope.businessId, kind, because],
  );
}

async function remind(
  { config }: Platform,
  scope: Scope,
  tx: Tx,
  reminder: Running,
): Promise<RestReason | null> {
  if (reminder.businessStatus !== 'open') return 'business_not_open';
  await takeFreezeLock(scope, tx);
  // Switched off and on again on one day, it still runs once on it.
  const today = localDay(tx.now, reminder.timezone);
  if (await hasRun(scope, tx, reminder.kind, today)) return null;
  const { sql, params } = await chooseRecipients(scope, tx, config, { reminding: reminder, at: tx.now });
  // Only who gets it becomes a row: who is left out is so again tomorrow, and the preview says why.
  const chosen = await tx.sql<{ guest_id: Id; language: string; segments: number }>(
    `SELECT guest_id, language, segments FROM (${sql}) c WHERE reason IS NULL`,
    params,
  );
  if (chosen.length === 0) return null;
  const guestIds = chosen.map(({ guest_id }) => guest_id);
  const campaignId = await makeCampaign(scope, tx, reminder, runKey(reminder.kind, today));
  await markReminded(scope, tx, reminder, guestIds);
  await freezeRecipients(scope, tx, campaignId, {
    sql: `SELECT g.id AS guest_id, c.language, c.segments, NULL::text AS reason
      FROM unnest($2::bigint[], $3::text[], $4::int[]) AS c (id, language, segments)
      JOIN guest g ON g.business_id = $1 AND g.id = c.id`,
    params: [
      scope.businessId,
      guestIds,
      chosen.map(({ language }) => language),
      chosen.map(({ segments }) => segments),
    ],
  });
  return null;
}

async function makeCampaign(scope: Scope, tx: Tx, reminder: Running, requestKey: string): Promise<Id> {
  const giftId = reminder.offer && (await startCampaignGift(scope, tx, reminder.offer));
  const { id } = await tx.one<{ id: Id }>(
    `INSERT INTO campaign (business_id, kind, status, body, language, transliterate, audience, link_url, gift_id, revision, request_key,
       scheduled_at, started_at, created_at)
     VALUES ($1, 'reminder', 'sending', $2, $3, $4, $5, $6, $7, 1, $8, $9, $9, $9) RETURNING id`,
    [
      scope.businessId,
      reminder.body,
      reminder.language,
      reminder.transliterate,
      JSON.stringify(reminderAudience(reminder, tx.now)),
      reminder.linkUrl,
      giftId,
      requestKey,
      tx.now,
    ],
  );
  return id;
}

/** The last guard: whoever was reminded within the window is not let through, and then nothing of this run happens. */
async function markReminded(
  scope: Scope,
  tx: Tx,
  { kind, afterDays, timezone }: Running,
  guestIds: Id[],
): Promise<void> {
  const marked = await tx.sql(
    `INSERT INTO reminded AS r (business_id, kind, guest_id, day) SELECT $1, $2, g.id, $4 FROM unnest($3::bigint[]) AS g (id)
     ON CONFLICT (business_id, kind, guest_id) DO UPDATE SET day = excluded.day WHERE r.day <= excluded.day - $5::int RETURNING guest_id`,
    [scope.businessId, kind, guestIds, localDay(tx.now, timezone), afterDays],
  );
  if (marked.length !== guestIds.length)
    throw new Error('somebody would have been reminded twice in a window');
}
