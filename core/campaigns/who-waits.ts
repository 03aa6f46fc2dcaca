import type { Config } from '../config.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import type { CampaignStatus } from './campaign-status.js';
import { preflight } from './preflight.js';
import { requireOwner } from './require-owner.js';
import type { Draft } from './select-recipients.js';

/** Whom a campaign is still to reach, and the SMS that it may cost: what pausing, going on, cancelling or deleting it is about. */
export interface Waiting {
  body: string;
  status: CampaignStatus;
  people: number;
  sms: number;
}

/** Of one that is not frozen yet it is counted as it would be now; a draft waits for nobody. Throws Refusal `forbidden`, `not_found`. */
export async function whoWaits(scope: Scope, tx: Tx, config: Config, campaignId: Id): Promise<Waiting> {
  requireOwner(scope);
  const [campaign] = await tx.sql<Draft & { status: CampaignStatus }>(
    `SELECT status, body, language, transliterate, audience FROM campaign WHERE business_id = $1 AND id = $2 AND status <> 'deleted'`,
    [scope.businessId, campaignId],
  );
  if (!campaign) throw new Refusal('not_found');
  const { body, status } = campaign;
  if (status === 'draft') return { body, status, people: 0, sms: 0 };
  if (status === 'scheduled' || status === 'missed') {
    const { willGet, sms } = await preflight(scope, tx, config, campaign);
    return { body, status, people: willGet, sms };
  }
  const waiting = await tx.one<{ people: number; sms: number }>(
    `SELECT coalesce(sum(people), 0)::int AS people, coalesce(sum(sms_reserved), 0)::int AS sms
     FROM campaign_sum WHERE business_id = $1 AND campaign_id = $2 AND status = 'pending'`,
    [scope.businessId, campaignId],
  );
  return { body, status, ...waiting };
}
