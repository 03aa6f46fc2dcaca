import type { Campaign } from '../db/entities/campaign.js';

export type CampaignStatus = Campaign['status'];

/** The moves a campaign may make; every UPDATE of a status names where it comes from. A scheduled one that is edited or put off stays scheduled. */
export const CAMPAIGN_MOVES: Record<CampaignStatus, readonly CampaignStatus[]> = {
  draft: ['scheduled', 'deleted'],
  // A draft again when the package cannot pay for it.
  scheduled: ['sending', 'cancelled', 'deleted', 'draft', 'missed'],
  // Its time is over for too long; sent only when its owner says so.
  missed: ['scheduled', 'deleted'],
  sending: ['paused', 'sent', 'cancelled'],
  paused: ['sending', 'cancelled'],
  sent: [],
  cancelled: [],
  deleted: [],
};

/** The statuses from which one may come to another: for `status = ANY(…)`. */
export const cameFrom = (to: CampaignStatus): CampaignStatus[] =>
  (Object.keys(CAMPAIGN_MOVES) as CampaignStatus[]).filter((from) => CAMPAIGN_MOVES[from].includes(to));

/** In these nothing was sent yet, and the text may still be changed. */
export const EDITABLE: readonly CampaignStatus[] = ['draft', 'scheduled', 'missed'];
