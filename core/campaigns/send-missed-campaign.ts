import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import { setCampaignDue } from './campaign-due.js';
import { refuseStale } from './move-campaign.js';
import { requireOwner } from './require-owner.js';

/** Sends now what was not sent at its time. A second click finds it under way. Throws Refusal `forbidden`, `not_found`, `campaign_started`, `campaign_changed`. */
export async function sendMissedCampaign(scope: Scope, tx: Tx, campaignId: Id): Promise<void> {
  requireOwner(scope);
  const [business] = await tx.sql('SELECT FROM business WHERE business_id = $1 AND status = $2', [
    scope.businessId,
    'open',
  ]);
  if (!business) throw new Refusal('business_closed');
  const moved = await tx.sql(
    `UPDATE campaign SET status = 'scheduled', scheduled_at = $3, paused_reason = NULL
     WHERE business_id = $1 AND id = $2 AND status = 'missed' RETURNING id`,
    [scope.businessId, campaignId, tx.now],
  );
  if (moved.length === 0) return refuseStale(scope, tx, campaignId);
  await setCampaignDue(scope, tx, campaignId, tx.now);
  appendActivity(scope, tx, { action: 'campaign.send', subject: { type: 'campaign', id: campaignId } });
}
