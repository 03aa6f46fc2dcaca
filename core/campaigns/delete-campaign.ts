import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { endCampaignGift } from '../gifts/campaign-gift.js';
import type { Id, Scope } from '../scope.js';
import { setCampaignDue } from './campaign-due.js';
import { moveCampaign } from './move-campaign.js';
import { requireOwner } from './require-owner.js';

/** Takes away what was not started: it is never sent. Throws Refusal `forbidden`, `not_found`, `campaign_started`. */
export async function deleteCampaign(scope: Scope, tx: Tx, campaignId: Id): Promise<void> {
  requireOwner(scope);
  const refusal = 'campaign_started';
  if (!(await moveCampaign(scope, tx, campaignId, { to: 'deleted', finishedAt: tx.now, refusal }))) return;
  await setCampaignDue(scope, tx, campaignId, null);
  const { gift_id } = await tx.one<{ gift_id: Id | null }>(
    'SELECT gift_id FROM campaign WHERE business_id = $1 AND id = $2',
    [scope.businessId, campaignId],
  );
  if (gift_id) await endCampaignGift(scope, tx, gift_id);
  appendActivity(scope, tx, { action: 'campaign.delete', subject: { type: 'campaign', id: campaignId } });
}
