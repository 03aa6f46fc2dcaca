import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { releaseSms } from '../packages/release-sms.js';
import type { Id, Scope } from '../scope.js';
import { setCampaignDue } from './campaign-due.js';
import { moveCampaign } from './move-campaign.js';
import { requireOwner } from './require-owner.js';

/**
 * Stops a campaign for good: whoever was not claimed yet gets nothing, and what was held for them is free again. Answers how many that
 * are. What is on its way already cannot be called back. Throws Refusal `forbidden`, `not_found`, `campaign_over`.
 *
 * The order of locks is the senders' too: the campaign, its messages, the ledger.
 */
export async function cancelCampaign(scope: Scope, tx: Tx, campaignId: Id): Promise<number> {
  requireOwner(scope);
  const refusal = 'campaign_over';
  if (!(await moveCampaign(scope, tx, campaignId, { to: 'cancelled', finishedAt: tx.now, refusal })))
    return 0;
  // Of those under way the provider may still have to be asked.
  await setCampaignDue(scope, tx, campaignId, tx.now);
  const { people, sms } = await tx.one<{ people: number; sms: number }>(
    `WITH left_out AS (
       UPDATE message SET status = 'skipped', reason = 'cancelled', settled_at = $3
       WHERE business_id = $1 AND campaign_id = $2 AND status = 'pending' RETURNING payer, segments)
     SELECT count(*)::int AS people, coalesce(sum(segments) FILTER (WHERE payer = 'package'), 0)::int AS sms FROM left_out`,
    [scope.businessId, campaignId, tx.now],
  );
  await releaseSms(scope, tx, { sms, campaignId });
  appendActivity(scope, tx, { action: 'campaign.cancel', subject: { type: 'campaign', id: campaignId } });
  return people;
}
