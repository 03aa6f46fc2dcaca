import { loadBusiness } from '../businesses/business.js';
import { UnknownKeyVersion } from '../crypto/key-ring.js';
import type { Tx } from '../db/tx.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { releaseUnsent, type Moved } from './charge.js';
import type { ClaimedSms } from './claimed-sms.js';
import { MESSAGE_COLUMNS, openMessage, type MessageRow } from './open-message.js';

/**
 * Claims what goes out now. The claim is committed before the first byte leaves; its `message_due` row stays, due again when the
 * provider must know, so that nothing claimed is ever forgotten. What ran out while waiting is skipped.
 */
export async function claimDue(
  platform: Platform,
  scope: Scope,
  lane: 'codes' | 'messages',
  most: number,
): Promise<ClaimedSms[]> {
  return platform.db.inScope(scope, async (tx) => {
    const due = await tx.sql<{ id: Id }>(
      `SELECT message_id AS id FROM message_due WHERE business_id = $1 AND lane = $2 AND due_at <= $3
       ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED`,
      [scope.businessId, lane, tx.now, most],
    );
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    const late = await tx.sql<Moved>(
      `UPDATE message SET status = 'skipped', reason = 'expired', settled_at = $3
       WHERE business_id = $1 AND id = ANY($2) AND status = 'pending' AND expires_at <= $3
       RETURNING id, campaign_id, payer, segments AS reserved`,
      [scope.businessId, ids, tx.now],
    );
    const rows = await tx.sql<MessageRow>(
      `UPDATE message SET status = 'claimed', claimed_at = $3 WHERE business_id = $1 AND id = ANY($2) AND status = 'pending'
       RETURNING ${MESSAGE_COLUMNS}`,
      [scope.businessId, ids, tx.now],
    );
    const claimed = new Set(rows.map(({ id }) => id));
    // Whatever else is there was settled meanwhile, by a callback or because it ran out.
    await tx.sql('DELETE FROM message_due WHERE business_id = $1 AND message_id = ANY($2)', [
      scope.businessId,
      ids.filter((id) => !claimed.has(id)),
    ]);
    await tx.sql(
      `UPDATE message_due SET lane = 'reap', due_at = $3 WHERE business_id = $1 AND message_id = ANY($2)`,
      [
        scope.businessId,
        [...claimed],
        new Date(tx.now.getTime() + platform.config.SMS_PROVIDER_LAG_SECONDS * 1000),
      ],
    );
    const ready = await open(platform, scope, tx, rows);
    await releaseUnsent(scope, tx, late);
    return ready;
  });
}

async function open(platform: Platform, scope: Scope, tx: Tx, rows: MessageRow[]): Promise<ClaimedSms[]> {
  const business = await loadBusiness(scope, tx);
  const ready: ClaimedSms[] = [];
  for (const row of rows) {
    try {
      ready.push({
        businessId: scope.businessId,
        messageId: row.id,
        campaignId: null,
        claimedAt: tx.now,
        reserved: row.segments,
        reference: `${scope.businessId}-${row.id}`,
        from: row.purpose === 'code' ? null : business.smsSender,
        purpose: row.purpose,
        channel: row.channel,
        expiresAt: row.expires_at,
        ...openMessage(platform, tx, business, row),
      });
    } catch (error) {
      if (error instanceof UnknownKeyVersion) throw error;
      platform.log.error({ error, messageId: row.id }, 'a message cannot be read');
      await failUnreadable(scope, tx, row.id);
    }
  }
  return ready;
}

async function failUnreadable(scope: Scope, tx: Tx, id: Id): Promise<void> {
  const failed = await tx.sql<Moved>(
    `UPDATE message SET status = 'failed', reason = 'unreadable', settled_at = $3
     WHERE business_id = $1 AND id = $2 AND status = 'claimed' RETURNING id, campaign_id, payer, segments AS reserved`,
    [scope.businessId, id, tx.now],
  );
  await tx.sql('DELETE FROM message_due WHERE business_id = $1 AND message_id = $2', [scope.businessId, id]);
  await releaseUnsent(scope, tx, failed);
}
