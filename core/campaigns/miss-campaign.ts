import { appendActivity } from '../activity-log/append-activity.js';
import type { Config } from '../config.js';
import type { Tx } from '../db/tx.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { setCampaignDue } from './campaign-due.js';
import { afterAllowed, type QuietHours } from './quiet-hours.js';

const HOUR_MS = 3_600_000;
/** What some guests have already is worth finishing for longer than what nobody has. */
const STARTED_WAITS_TIMES = 2;

/** Why a campaign that was being sent is paused: nothing of it was sent for twice as long as a campaign may be late. */
export const STOOD_STILL = 'stood_still';

/** What was due before then is too late to be sent without asking its owner. */
export const tooLateBefore = ({ CAMPAIGN_LATE_HOURS }: Config, now: Date): Date =>
  new Date(now.getTime() - CAMPAIGN_LATE_HOURS * HOUR_MS);

/** A scheduled campaign whose time is over for too long is missed: its owner sends it now, schedules it anew, or deletes it. False: it is not. */
export async function missCampaign(scope: Scope, tx: Tx, config: Config, campaignId: Id): Promise<boolean> {
  const missed = await tx.sql(
    `UPDATE campaign SET status = 'missed' WHERE business_id = $1 AND id = $2 AND status = 'scheduled' AND scheduled_at < $3 RETURNING id`,
    [scope.businessId, campaignId, tooLateBefore(config, tx.now)],
  );
  if (missed.length === 0) return false;
  await setCampaignDue(scope, tx, campaignId, null);
  appendActivity(scope, tx, { action: 'campaign.miss', subject: { type: 'campaign', id: campaignId } });
  return true;
}

/**
 * Pauses a campaign of which nothing was sent for too long (the workers were away, the business was suspended, the provider refused the
 * account): the rest would come days late. Quiet hours do not count, and a claimed recipient counts as progress, so that a long campaign goes
 * on in the morning and after a restart. A reminder is of no day, and goes on by itself. False: it goes on.
 */
export async function pauseStoodStill(
  { db, config }: Platform,
  scope: Scope,
  campaignId: Id,
): Promise<boolean> {
  return db.inScope(scope, async (tx) => {
    const key = [scope.businessId, campaignId];
    const [row] = await tx.sql<QuietHours & { moved_at: Date }>(
      `SELECT b.timezone, to_char(b.quiet_from, 'HH24:MI') AS "from", to_char(b.quiet_until, 'HH24:MI') AS until,
         greatest(c.started_at, c.resumed_at, (SELECT max(m.claimed_at) FROM message m
           WHERE m.business_id = $1 AND m.campaign_id = $2 AND m.status <> 'pending')) AS moved_at
       FROM campaign c JOIN business b ON b.business_id = c.business_id
       WHERE c.business_id = $1 AND c.id = $2 AND c.status = 'sending' AND c.kind = 'campaign' FOR UPDATE OF c`,
      key,
    );
    if (
      !row ||
      afterAllowed(row.moved_at, STARTED_WAITS_TIMES * config.CAMPAIGN_LATE_HOURS * HOUR_MS, row) > tx.now
    )
      return false;
    const paused = await tx.sql(
      `UPDATE campaign c SET status = 'paused', paused_reason = $3 WHERE c.business_id = $1 AND c.id = $2 AND c.status = 'sending'
         AND EXISTS (SELECT FROM message m WHERE m.business_id = $1 AND m.campaign_id = $2 AND m.status = 'pending') RETURNING c.id`,
      [...key, STOOD_STILL],
    );
    if (paused.length === 0) return false;
    // Of those under way the provider may still have to be asked.
    await setCampaignDue(scope, tx, campaignId, tx.now);
    appendActivity(scope, tx, { action: 'campaign.pause', subject: { type: 'campaign', id: campaignId } });
    return true;
  });
}
