import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { setCampaignDue } from './campaign-due.js';
import { moveCampaign } from './move-campaign.js';
import { requireOwner } from './require-owner.js';

/** Goes on where it was paused. Throws Refusal `forbidden`, `not_found`, `campaign_not_paused`. */
export async function resumeCampaign(scope: Scope, tx: Tx, campaignId: Id): Promise<void> {
  requireOwner(scope);
  const moved = await moveCampaign(scope, tx, campaignId, {
    to: 'sending',
    // A scheduled one is started by its time, which freezes its audience.
    from: ['paused'],
    refusal: 'campaign_not_paused',
  });
  if (!moved) return;
  await tx.sql('UPDATE campaign SET resumed_at = $3 WHERE business_id = $1 AND id = $2', [
    ...[scope.businessId, campaignId, tx.now],
  ]);
  await setCampaignDue(scope, tx, campaignId, tx.now);
  appendActivity(scope, tx, { action: 'campaign.resume', subject: { type: 'campaign', id: campaignId } });
}
