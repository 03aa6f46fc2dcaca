import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { editCampaignGift, endCampaignGift, startCampaignGift } from '../gifts/campaign-gift.js';
import type { Id, Scope } from '../scope.js';
import { EDITABLE } from './campaign-status.js';
import type { Drafted } from './draft-campaign.js';
import { refuseStale } from './move-campaign.js';
import { parseCampaign, requireOffer, type NewCampaign, type ParsedCampaign } from './parse-campaign.js';
import { requireOwner } from './require-owner.js';

/**
 * Writes a campaign anew while nothing of it was sent: a scheduled one stays scheduled, and the new text is what goes out. `revision` is the
 * one that the editor saw. Without an offer the one there is holds.
 * Throws Refusal `forbidden`, `not_found`, `campaign_started`, `campaign_changed`, and whatever drafting refuses.
 */
export async function editCampaign(
  scope: Scope,
  tx: Tx,
  { campaignId, revision, ...campaign }: NewCampaign & { campaignId: Id; revision: number },
): Promise<Drafted> {
  requireOwner(scope);
  const parsed = parseCampaign(campaign);
  // The start is a conditional UPDATE of the same row: either it waits and finds this text, or this finds that it has begun.
  const [edited] = await tx.sql<Drafted & { gift_id: Id | null }>(
    `UPDATE campaign SET body = $4, language = $5, transliterate = $6, audience = $7, link_url = $8, revision = revision + 1
     WHERE business_id = $1 AND id = $2 AND revision = $3 AND status = ANY($9) RETURNING id, revision, gift_id`,
    [
      scope.businessId,
      campaignId,
      revision,
      parsed.body,
      parsed.language,
      parsed.transliterate,
      JSON.stringify(parsed.audience),
      parsed.linkUrl,
      EDITABLE,
    ],
  );
  if (!edited) return refuseStale(scope, tx, campaignId);
  const giftId = await settleGift(scope, tx, edited.gift_id, parsed);
  if (giftId !== edited.gift_id)
    await tx.sql('UPDATE campaign SET gift_id = $3 WHERE business_id = $1 AND id = $2', [
      scope.businessId,
      campaignId,
      giftId,
    ]);
  appendActivity(scope, tx, {
    action: 'campaign.edit',
    subject: { type: 'campaign', id: campaignId },
    fields: ['body', 'language', 'transliterate', 'audience', 'linkUrl', ...(parsed.offer ? ['offer'] : [])],
  });
  return { id: edited.id, revision: edited.revision };
}

/** The gift that the text now gives: the one there is, in new words where there are some, or a new one, or none. */
async function settleGift(
  scope: Scope,
  tx: Tx,
  giftId: Id | null,
  { givesCode, offer }: ParsedCampaign,
): Promise<Id | null> {
  if (!givesCode) {
    if (giftId) await endCampaignGift(scope, tx, giftId);
    return null;
  }
  if (giftId === null) requireOffer(offer);
  if (!offer) return giftId;
  if (giftId === null) return startCampaignGift(scope, tx, offer);
  await editCampaignGift(scope, tx, giftId, offer);
  return giftId;
}
