import { loadBusiness } from '../businesses/business.js';
import type { Tx } from '../db/tx.js';
import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import { MESSAGE_COLUMNS, openMessage, type MessageRow } from './open-message.js';
import type { FindHint, SmsProvider } from './port.js';
import type { Sending } from './send-step.js';
import { settleClaim } from './settle-claim.js';

/**
 * Asks the provider after messages whose answer was lost. Answers how many were asked for.
 */
export async function reapClaims(
  platform: Platform,
  provider: SmsProvider,
  sending: Sending = {},
): Promise<number> {
  const stale = await platform.db.route<{ business_id: Id; message_id: Id }>(
    `SELECT business_id, message_id FROM message_due WHERE lane = 'reap' AND due_at <= $1 ORDER BY due_at LIMIT 500`,
    [platform.clock.now()],
  );
  for (const { business_id, message_id } of stale)
    await askAfter(platform, provider, systemScope(business_id), message_id, sending);
  return stale.length;
}

/** Asks after one message and settles it by the answer; what fails is logged, and asked again at the next look. */
export async function askAfter(
  platform: Platform,
  provider: SmsProvider,
  scope: Scope,
  id: Id,
  { onStep, onAnswer }: Sending = {},
): Promise<void> {
  const { db, log } = platform;
  try {
    const hint = await db.inScope(scope, (tx) => recognise(platform, scope, tx, id));
    const answer = await provider.find(`${scope.businessId}-${id}`, hint);
    onStep?.('asked-after');
    onAnswer?.(hint.purpose, `found_${answer.found}`);
    await db.inScope(scope, (tx) =>
      settleClaim(scope, tx, id, { provider: provider.name, claimedAt: hint.claimedAt, answer }),
    );
    onStep?.('settled');
  } catch (error) {
    log.error({ error, messageId: id }, 'a claim could not be settled');
  }
}

/** By what the provider's list shows it: whom it went to, its words, and that no other row of ours has it. */
async function recognise(
  platform: Platform,
  scope: Scope,
  tx: Tx,
  id: Id,
): Promise<FindHint & { purpose: string }> {
  const row = await tx.one<MessageRow & { created_at: Date; guest_id: Id | null }>(
    `SELECT ${MESSAGE_COLUMNS}, created_at, guest_id FROM message WHERE business_id = $1 AND id = $2`,
    [scope.businessId, id],
  );
  const { to, body } = openMessage(platform, tx, await loadBusiness(scope, tx), row);
  const claimedAt = row.claimed_at ?? row.created_at;
  const known = await tx.sql<{ provider_id: string }>(
    `SELECT provider_id FROM message WHERE business_id = $1 AND id <> $2 AND provider_id IS NOT NULL AND accepted_at >= $3
       AND (guest_id = $4 OR challenge_id = $5)`,
    [scope.businessId, id, new Date(claimedAt.getTime() - 3600_000), row.guest_id, row.challenge_id],
  );
  return {
    to,
    body,
    purpose: row.purpose,
    channel: row.channel,
    claimedAt,
    knownIds: known.map(({ provider_id }) => provider_id),
  };
}
