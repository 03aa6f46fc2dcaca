import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { STAFF_INVITATIONS } from '../rules.js';
import type { Scope } from '../scope.js';

/**
 * One of the day's invitations: two at once wait for each other until commit, so that the count holds. Those to one person again count
 * too, as each is an e-mail. Needs the panel's own rights. Throws Refusal `too_many_invitations`.
 */
export async function takeInvitation({ businessId }: Scope, tx: Tx): Promise<void> {
  await tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`staff invitation ${businessId}`]);
  const { sent } = await tx.one<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM account a JOIN account_link l ON l.account_id = a.id
     WHERE a.business_id = $1 AND l.kind = 'invitation' AND l.created_at > $2`,
    [businessId, new Date(tx.now.getTime() - STAFF_INVITATIONS.withinMs)],
  );
  if (sent >= STAFF_INVITATIONS.most) throw new Refusal('too_many_invitations');
}
