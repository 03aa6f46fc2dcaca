import type { Tx, Work } from '../db/tx.js';
import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import type { FindHint, SmsProvider } from './port.js';

interface Stale {
  business_id: Id;
  message_id: Id;
}

const ASK_AGAIN_AFTER_MS = 5 * 60_000;

/**
 * Asks the provider after messages whose answer was lost: accepted ones are noted, absent ones wait to be sent again, and where the
 * provider cannot say they become `unknown`, never to be sent again by themselves. Answers how many were settled.
 */
export async function reapClaims(platform: Platform, provider: SmsProvider): Promise<number> {
  const { db, clock, log } = platform;
  const stale = await db.route<Stale>(
    `SELECT business_id, message_id FROM message_due WHERE lane = 'reap' AND due_at <= $1 ORDER BY due_at LIMIT 500`,
    [clock.now()],
  );
  for (const { business_id, message_id } of stale) {
    const scope = systemScope(business_id);
    try {
      const hint = await db.inScope(scope, (tx) => recognise(scope, tx, message_id));
      const answer = await provider.find(`${business_id}-${message_id}`, hint);
      await db.inScope(scope, (tx) => settle(scope, tx, message_id, provider.name, answer));
    } catch (error) {
      log.error({ error, messageId: message_id }, 'a claim could not be settled');
    }
  }
  return stale.length;
}

async function recognise(scope: Scope, tx: Tx, id: Id): Promise<FindHint> {
  const row = await tx.one<{ to: Buffer; body: Buffer | null; channel: 'sms' | 'whatsapp'; at: Date }>(
    `SELECT to_sealed AS to, body_sealed AS body, channel, coalesce(claimed_at, created_at) AS at FROM message
     WHERE business_id = $1 AND id = $2`,
    [scope.businessId, id],
  );
  const body = row.body ? tx.keys.open('message.body', row.body) : '';
  const to = tx.keys.open('message.to', row.to);
  return { to, body, channel: row.channel, claimedAt: row.at, knownIds: [] };
}

async function settle(
  scope: Scope,
  tx: Tx,
  id: Id,
  provider: string,
  answer: Awaited<ReturnType<SmsProvider['find']>>,
): Promise<void> {
  const key = [scope.businessId, id];
  switch (answer.found) {
    case 'accepted':
      await tx.sql(
        `UPDATE message SET status = 'accepted', provider = $3, provider_id = $4, accepted_at = $5
         WHERE business_id = $1 AND id = $2 AND status IN ('claimed', 'unknown')`,
        [...key, provider, answer.providerId, tx.now],
      );
      await tx.sql('DELETE FROM message_due WHERE business_id = $1 AND message_id = $2', key);
      return;
    case 'absent': {
      const [back] = await tx.sql<{ purpose: string }>(
        `UPDATE message SET status = 'pending', claimed_at = NULL WHERE business_id = $1 AND id = $2 AND status = 'claimed' RETURNING purpose`,
        key,
      );
      if (!back)
        return void (await tx.sql('DELETE FROM message_due WHERE business_id = $1 AND message_id = $2', key));
      const lane: Work = back.purpose === 'code' ? 'codes' : 'messages';
      await tx.sql(
        'UPDATE message_due SET lane = $3, due_at = $4 WHERE business_id = $1 AND message_id = $2',
        [...key, lane, tx.now],
      );
      tx.wake(lane);
      return;
    }
    case 'unknown':
      await tx.sql(
        `UPDATE message SET status = 'unknown' WHERE business_id = $1 AND id = $2 AND status = 'claimed'`,
        key,
      );
      await tx.sql('UPDATE message_due SET due_at = $3 WHERE business_id = $1 AND message_id = $2', [
        ...key,
        new Date(tx.now.getTime() + ASK_AGAIN_AFTER_MS),
      ]);
  }
}
