import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import type { SmsReason } from '../sms/reasons.js';
import { withdrawConsent } from './withdraw-consent.js';

/** Reasons that hold for the number, not for one message. */
const PERMANENT: ReadonlySet<SmsReason> = new Set([
  'unsubscribed',
  'invalid_number',
  'not_a_mobile',
  'landline',
  'unknown_number',
]);

/** A phone that was out of reach this often within that time is taken for gone. */
const UNREACHABLE = { times: 3, withinMs: 90 * 24 * 3_600_000 };

/** Whether a failure with that reason may say something about the guest. */
export const isGuestFact = (reason: SmsReason | null): boolean =>
  reason !== null && (PERMANENT.has(reason) || reason === 'unreachable');

/**
 * Locks the guests of messages before the messages and the ledger are changed: a freeze holds guests and then waits for the ledger, so
 * the other order would be a deadlock.
 */
export async function lockGuestsOf(scope: Scope, tx: Tx, messageIds: Id[]): Promise<void> {
  if (messageIds.length === 0) return;
  await tx.sql(
    `SELECT FROM guest WHERE business_id = $1 AND id IN
       (SELECT guest_id FROM message WHERE business_id = $1 AND id = ANY($2) AND guest_id IS NOT NULL)
     ORDER BY id FOR UPDATE`,
    [scope.businessId, messageIds],
  );
}

/**
 * What the provider knows for good of the numbers of failed SMS reaches their guests: the number is marked with the reason and left out of
 * every next audience, and an opt-out withdraws the consent. A phone that was proven after the SMS was claimed is not marked. Needs
 * `lockGuestsOf` before the messages were changed.
 */
export async function noteProviderFacts(scope: Scope, tx: Tx, failedIds: Id[]): Promise<void> {
  if (failedIds.length === 0) return;
  const failed = await tx.sql<{ guest_id: Id; reason: SmsReason; recent: number }>(
    `SELECT m.guest_id, m.reason, (SELECT count(*)::int FROM message u WHERE u.business_id = m.business_id AND u.guest_id = m.guest_id
         AND u.channel = 'sms' AND u.status = 'failed' AND u.reason = 'unreachable' AND u.settled_at > $3) AS recent
     FROM message m JOIN guest g ON g.business_id = m.business_id AND g.id = m.guest_id
     WHERE m.business_id = $1 AND m.id = ANY($2) AND m.status = 'failed' AND m.channel = 'sms' AND g.erased_at IS NULL
       AND g.proven_at <= coalesce(m.claimed_at, m.created_at) ORDER BY m.guest_id, m.id`,
    [scope.businessId, failedIds, new Date(tx.now.getTime() - UNREACHABLE.withinMs)],
  );
  for (const { guest_id, reason, recent } of failed) {
    if (!PERMANENT.has(reason) && !(reason === 'unreachable' && recent >= UNREACHABLE.times)) continue;
    await tx.sql(
      `UPDATE guest SET unreachable_reason = $3, unreachable_at = $4
       WHERE business_id = $1 AND id = $2 AND unreachable_reason IS DISTINCT FROM 'unsubscribed'`,
      [scope.businessId, guest_id, reason, tx.now],
    );
    if (reason === 'unsubscribed') await withdrawConsent(scope, tx, guest_id, { channel: 'provider' });
  }
}
