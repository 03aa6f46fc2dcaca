import type { Tx } from '../db/tx.js';
import { Refusal, type RefusalCode } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import { cameFrom, EDITABLE, type CampaignStatus } from './campaign-status.js';

interface Move {
  to: CampaignStatus;
  /** When not every status that the table of moves allows. */
  from?: readonly CampaignStatus[];
  /** Set on the way to an end. */
  finishedAt?: Date;
  /** What a campaign that is elsewhere is refused with. */
  refusal: RefusalCode;
}

/**
 * One conditional UPDATE: of a move and whatever races it, one happens. False: it is there already, and nothing is done.
 * Throws Refusal `not_found` or the given one.
 */
export async function moveCampaign(scope: Scope, tx: Tx, campaignId: Id, move: Move): Promise<boolean> {
  const allowed = cameFrom(move.to);
  const from = move.from ?? allowed;
  if (from.some((status) => !allowed.includes(status)))
    throw new TypeError(`no campaign moves so to ${move.to}`);
  const moved = await tx.sql(
    `UPDATE campaign SET status = $3, paused_reason = NULL, finished_at = coalesce($4::timestamptz, finished_at)
     WHERE business_id = $1 AND id = $2 AND status = ANY($5) RETURNING id`,
    [scope.businessId, campaignId, move.to, move.finishedAt ?? null, from],
  );
  if (moved.length > 0) return true;
  const status = await readStatus(scope, tx, campaignId);
  if (status === move.to) return false;
  throw new Refusal(status === null || status === 'deleted' ? 'not_found' : move.refusal);
}

/** Null: there is none, or it is another business's. */
async function readStatus(scope: Scope, tx: Tx, campaignId: Id): Promise<CampaignStatus | null> {
  const [row] = await tx.sql<{ status: CampaignStatus }>(
    'SELECT status FROM campaign WHERE business_id = $1 AND id = $2',
    [scope.businessId, campaignId],
  );
  return row?.status ?? null;
}

/** Why an UPDATE that wanted an editable campaign of a certain revision found none: `not_found`, `campaign_started` or `campaign_changed`. */
export async function refuseStale(scope: Scope, tx: Tx, campaignId: Id): Promise<never> {
  const status = await readStatus(scope, tx, campaignId);
  if (status === null || status === 'deleted') throw new Refusal('not_found');
  throw new Refusal(EDITABLE.includes(status) ? 'campaign_changed' : 'campaign_started');
}
