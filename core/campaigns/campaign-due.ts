import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';

/** When somebody looks at the campaign next; null: no more. Whoever holds the campaign's row calls it, in the same transaction. */
export async function setCampaignDue(scope: Scope, tx: Tx, campaignId: Id, at: Date | null): Promise<void> {
  const key = [scope.businessId, campaignId];
  if (at === null) {
    await tx.sql('DELETE FROM campaign_due WHERE business_id = $1 AND campaign_id = $2', key);
    return;
  }
  await tx.sql(
    `INSERT INTO campaign_due (business_id, campaign_id, due_at) VALUES ($1, $2, $3)
     ON CONFLICT (business_id, campaign_id) DO UPDATE SET due_at = excluded.due_at`,
    [...key, at],
  );
  if (at <= tx.now) tx.wake('campaigns');
}
