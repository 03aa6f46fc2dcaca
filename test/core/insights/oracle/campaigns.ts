import type { CampaignHistory } from '../../../../core/campaigns/read-history.js';
import type { Id } from '../../../../core/scope.js';
import type { TestDatabase } from '../../../support/test-database.js';

type Sums = Pick<
  CampaignHistory,
  'id' | 'totals' | 'recipients' | 'smsUsed' | 'smsReserved' | 'clicked' | 'redeemed'
>;

const OF = 'FROM message m WHERE m.business_id = c.business_id AND m.campaign_id = c.id';

/** What became of each campaign, counted over its recipients, their clicks and its gift's coupons; newest first. */
export const campaignsRaw = (database: TestDatabase, businessId: Id): Promise<Sums[]> =>
  database.asOwner<Sums>(
    `SELECT c.id,
       (SELECT coalesce(json_agg(json_build_object('status', status, 'reason', reason, 'people', people) ORDER BY status, reason), '[]')
        FROM (SELECT status, reason, count(*) AS people ${OF} GROUP BY status, reason) t) AS totals,
       (SELECT count(*)::int ${OF}) AS recipients,
       (SELECT coalesce(sum(segments), 0)::int ${OF} AND accepted_at IS NOT NULL) AS "smsUsed",
       (SELECT coalesce(sum(segments), 0)::int ${OF} AND accepted_at IS NULL AND status IN ('pending', 'claimed', 'unknown')) AS "smsReserved",
       (SELECT count(*)::int ${OF} AND id IN (SELECT message_id FROM link_click l WHERE l.business_id = c.business_id)) AS clicked,
       (SELECT count(*)::int FROM coupon k WHERE k.business_id = c.business_id AND k.gift_id = c.gift_id AND k.status = 'redeemed') AS redeemed
     FROM campaign c WHERE c.business_id = $1 AND c.status <> 'deleted' ORDER BY c.id DESC`,
    [businessId],
  );
