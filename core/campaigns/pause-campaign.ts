import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { setCampaignDue } from './campaign-due.js';
import { moveCampaign } from './move-campaign.js';
import { requireOwner } from './require-owner.js';

/** No more SMS are claimed; what is held stays held. Throws Refusal `forbidden`, `not_found`, `campaign_not_sending`. */
export async function pauseCampaign(scope: Scope, tx: Tx, campaignId: Id): Promise<void> {
  requireOwner(scope);
  if (!(await moveCampaign(scope, tx, campaignId, { to: 'paused', refusal: 'campaign_not_sending' }))) return;
  // Of those under way the provider may still have to be asked.
  await setCampaignDue(scope, tx, campaignId, tx.now);
  appendActivity(scope, tx, { action: 'campaign.pause', subject: { type: 'campaign', id: campaignId } });
}
