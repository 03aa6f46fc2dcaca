import { commitUsed } from '../packages/commit-used.js';
import { releaseSms } from '../packages/release-sms.js';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';

/** A message that left the state of being reserved for; segments are SMS. */
export interface Moved {
  id: Id;
  campaign_id: Id | null;
  payer: 'platform' | 'package';
  reserved: number | null;
}

/**
 * The ledger's side of messages that the provider has taken, in the transaction that moved them: only who made the move charges, so
 * nothing is charged twice. One entry for a whole batch of a campaign.
 */
export async function chargeTaken(
  scope: Scope,
  tx: Tx,
  moved: (Moved & { billed: number | null })[],
): Promise<void> {
  for (const { cause, rows } of byCause(moved))
    await commitUsed(scope, tx, {
      ...cause,
      reserved: rows.reduce((sum, { reserved }) => sum + (reserved ?? 0), 0),
      used: rows.reduce((sum, { billed, reserved }) => sum + (billed ?? reserved ?? 0), 0),
    });
}

/** The ledger's side of messages that will not be sent. */
export async function releaseUnsent(scope: Scope, tx: Tx, moved: Moved[]): Promise<void> {
  for (const { cause, rows } of byCause(moved))
    await releaseSms(scope, tx, {
      ...cause,
      sms: rows.reduce((sum, { reserved }) => sum + (reserved ?? 0), 0),
    });
}

function byCause<Row extends Moved>(
  moved: Row[],
): { cause: { campaignId?: Id; messageId?: Id }; rows: Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of moved) {
    // The platform pays without a package; what was queued before there were packages reserved nothing.
    if (row.payer !== 'package' || row.reserved === null) continue;
    const key = row.campaign_id === null ? `m${row.id}` : `c${row.campaign_id}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((rows) => {
    const { id, campaign_id } = rows[0]!;
    return { cause: campaign_id === null ? { messageId: id } : { campaignId: campaign_id }, rows };
  });
}
