import { MOST_LISTED, type Page, type Stretch } from '../db/page.js';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import type { CampaignStatus } from './campaign-status.js';
import { readCampaigns, type CampaignHistory } from './read-history.js';
import { requireOwner } from './require-owner.js';

export interface CampaignQuery extends Page {
  status?: CampaignStatus;
  /** When it began, is to begin, or was written where no time was set. */
  at?: Stretch;
}

/** A page of the business's campaigns, newest first and without the deleted, and how many fit in all. Throws Refusal `forbidden`. */
export async function pageCampaigns(
  scope: Scope,
  tx: Tx,
  { status, at, limit, offset }: CampaignQuery,
): Promise<{ campaigns: CampaignHistory[]; total: number }> {
  requireOwner(scope);
  // A business has thousands of them at most: what one was sent to is another table's affair.
  const fitting = `FROM campaign c WHERE c.business_id = $1 AND c.status <> 'deleted' AND ($2::text IS NULL OR c.status = $2)
    AND ($3::timestamptz IS NULL OR coalesce(c.started_at, c.scheduled_at, c.created_at) >= $3)
    AND ($4::timestamptz IS NULL OR coalesce(c.started_at, c.scheduled_at, c.created_at) <= $4)`;
  const params = [scope.businessId, status ?? null, at?.from ?? null, at?.to ?? null];
  const { total } = await tx.one<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT ${fitting} LIMIT ${MOST_LISTED}) f`,
    params,
  );
  if (limit === 0) return { campaigns: [], total };
  const rows = await tx.sql<{ id: Id }>(`SELECT c.id ${fitting} ORDER BY c.id DESC LIMIT $5 OFFSET $6`, [
    ...params,
    limit,
    offset,
  ]);
  const ids = rows.map(({ id }) => id);
  return { campaigns: ids.length > 0 ? await readCampaigns(scope, tx, ids) : [], total };
}
