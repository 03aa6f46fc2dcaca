import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import { setCampaignDue } from './campaign-due.js';
import { EDITABLE } from './campaign-status.js';
import { readLocalTime, type LocalTime } from './local-time.js';
import { refuseStale } from './move-campaign.js';
import { requireOwner } from './require-owner.js';

interface Schedule {
  campaignId: Id;
  /** The one that the owner read: an edit meanwhile is not sent unseen. */
  revision: number;
  at: LocalTime;
}

/**
 * Sends a draft at that time of the business's own clock, or puts off what is scheduled. Answers the moment.
 * Throws Refusal `forbidden`, `not_found`, `campaign_started`, `campaign_changed`, `time_invalid`.
 */
export async function scheduleCampaign(scope: Scope, tx: Tx, schedule: Schedule): Promise<Date> {
  requireOwner(scope);
  const { timezone } = await tx.one<{ timezone: string }>(
    'SELECT timezone FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  const at = readLocalTime(schedule.at, timezone);
  if (at <= tx.now) throw new Refusal('time_invalid');
  if (!(await setSchedule(scope, tx, { ...schedule, at, request: null })))
    return refuseStale(scope, tx, schedule.campaignId);
  appendActivity(scope, tx, {
    action: 'campaign.schedule',
    subject: { type: 'campaign', id: schedule.campaignId },
    fields: ['scheduledAt'],
  });
  return at;
}

/** Moves a draft, or what is scheduled, to that time. False when it is not to be moved, or was edited meanwhile. */
export async function setSchedule(
  scope: Scope,
  tx: Tx,
  {
    campaignId,
    revision,
    at,
    request,
  }: Omit<Schedule, 'at'> & { at: Date; request: { key: string; hash: string } | null },
): Promise<boolean> {
  const moved = await tx.sql(
    `UPDATE campaign SET status = 'scheduled', paused_reason = NULL, scheduled_at = $4, request_key = coalesce($5, request_key),
       request_hash = CASE WHEN $5::text IS NULL THEN request_hash ELSE $7 END
     WHERE business_id = $1 AND id = $2 AND revision = $3 AND status = ANY($6) RETURNING id`,
    [
      ...[scope.businessId, campaignId, revision, at],
      ...[request?.key ?? null, EDITABLE, request?.hash ?? null],
    ],
  );
  if (moved.length === 0) return false;
  await setCampaignDue(scope, tx, campaignId, at);
  return true;
}
