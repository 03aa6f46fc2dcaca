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

/** Somebody looks at the campaign by then, where one looks at it at all. A shared hold of its row is enough: the time only comes nearer. */
export async function lookSooner(scope: Scope, tx: Tx, campaignId: Id, at: Date): Promise<void> {
  const sooner = await tx.sql(
    'UPDATE campaign_due SET due_at = $3 WHERE business_id = $1 AND campaign_id = $2 AND due_at > $3 RETURNING campaign_id',
    [scope.businessId, campaignId, at],
  );
  if (sooner.length > 0) tx.wake('campaigns');
}
