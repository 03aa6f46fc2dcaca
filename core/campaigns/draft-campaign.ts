import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { startCampaignGift } from '../gifts/campaign-gift.js';
import type { Id, Scope } from '../scope.js';
import { parseCampaign, requireOffer, type NewCampaign } from './parse-campaign.js';
import { requireOwner } from './require-owner.js';

export interface Drafted {
  id: Id;
  revision: number;
}

/**
 * Keeps a campaign that is not to be sent yet.
 * Throws Refusal `forbidden`, `text_invalid`, `audience_invalid`, `link_invalid`, `offer_missing`, `gift_invalid`.
 */
export async function draftCampaign(scope: Scope, tx: Tx, campaign: NewCampaign): Promise<Drafted> {
  requireOwner(scope);
  const { givesCode, offer, ...fields } = parseCampaign(campaign);
  if (givesCode) requireOffer(offer);
  const giftId = givesCode && offer ? await startCampaignGift(scope, tx, offer) : null;
  const drafted = await tx.one<Drafted>(
    `INSERT INTO campaign (business_id, kind, status, body, language, transliterate, audience, link_url, gift_id, revision, created_by,
       created_at)
     VALUES ($1, 'campaign', 'draft', $2, $3, $4, $5, $6, $7, 1, $8, $9) RETURNING id, revision`,
    [
      scope.businessId,
      fields.body,
      fields.language,
      fields.transliterate,
      JSON.stringify(fields.audience),
      fields.linkUrl,
      giftId,
      scope.actor.id ?? null,
      tx.now,
    ],
  );
  appendActivity(scope, tx, {
    action: 'campaign.draft',
    subject: { type: 'campaign', id: drafted.id },
    fields: Object.keys(fields),
  });
  return drafted;
}
