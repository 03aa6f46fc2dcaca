import type { Tx } from '../db/tx.js';
import { isGuestFact, lockGuestsOf, noteProviderFacts } from '../guests/provider-facts.js';
import type { Id, Scope } from '../scope.js';
import { chargeTaken } from './charge.js';
import { forgetDue } from './forget-due.js';
import { cameFrom, type MessageStatus } from './message-status.js';
import type { SmsReason } from './reasons.js';

/** What a provider reports about a message that it has taken. */
export interface StatusReport {
  messageId: Id;
  provider: string;
  providerId: string;
  status: 'accepted' | 'sent' | 'delivered' | 'failed';
  reason: SmsReason | null;
}

/**
 * A move that was made. Every report proves that the provider took the message and bills it: with `wasTaken` false it is news, and
 * what was reserved is used, whatever `to` is.
 */
export interface StatusMove {
  from: MessageStatus;
  to: StatusReport['status'];
  wasTaken: boolean;
  row: {
    id: Id;
    purpose: 'code' | 'gift' | 'reply' | 'campaign' | 'reminder';
    payer: 'platform' | 'package';
    guestId: Id | null;
    segments: number | null;
    campaignId: Id | null;
  };
}

/**
 * Whether a report speaks of the message that row m stands for. Of two equal texts to one person a look-up may have given each row the
 * other's id; the report's own row is the truth then.
 */
const OURS = `(m.provider_id IS NULL OR m.provider_id = $3 OR EXISTS (
  SELECT FROM message o WHERE o.business_id = $1 AND o.id <> $2 AND o.provider_id IN ($3, m.provider_id)))`;

const BEFORE_TAKEN: ReadonlySet<MessageStatus> = new Set(['pending', 'claimed', 'unknown']);

/**
 * Moves a message to what the provider reports, or nowhere: a report that is late, doubled or out of order finds no row that it may
 * move. Answers the move; null where there was none.
 */
export async function settleStatus(scope: Scope, tx: Tx, report: StatusReport): Promise<StatusMove | null> {
  const { messageId, provider, providerId, status, reason } = report;
  const isFact = status === 'failed' && isGuestFact(reason);
  if (isFact) await lockGuestsOf(scope, tx, [messageId]);
  const [moved] = await tx.sql<StatusMove['row'] & { from: MessageStatus }>(
    `WITH old AS (SELECT id, status FROM message m WHERE business_id = $1 AND id = $2 AND ${OURS} AND status = ANY($4) FOR UPDATE)
     UPDATE message m SET status = $5, reason = $6, provider = $7, provider_id = $3, accepted_at = coalesce(m.accepted_at, $8),
       settled_at = CASE WHEN $5 IN ('delivered', 'failed') THEN $8::timestamptz END
     FROM old WHERE m.business_id = $1 AND m.id = old.id
     RETURNING old.status AS "from", m.id, m.purpose, m.payer, m.guest_id AS "guestId", m.segments, m.campaign_id AS "campaignId"`,
    [
      ...[scope.businessId, messageId, providerId, cameFrom(status)],
      ...[status, status === 'failed' ? (reason ?? 'undelivered') : null, provider, tx.now],
    ],
  );
  if (!moved) {
    await tellOfDouble(scope, tx, report);
    return null;
  }
  if (isFact) await noteProviderFacts(scope, tx, [messageId]);
  const { from, ...row } = moved;
  const wasTaken = !BEFORE_TAKEN.has(from);
  if (!wasTaken) {
    await forgetDue(scope, tx, [messageId]);
    const { id, payer, campaignId: campaign_id, segments: reserved } = row;
    await chargeTaken(scope, tx, [{ id, payer, campaign_id, reserved, billed: reserved }]);
  }
  return { from, to: status, wasTaken, row };
}

/** Two ids at the provider for one row are two messages on somebody's phone: that must never pass unseen. */
async function tellOfDouble(scope: Scope, tx: Tx, { messageId, providerId }: StatusReport): Promise<void> {
  const [other] = await tx.sql(`SELECT FROM message m WHERE business_id = $1 AND id = $2 AND NOT ${OURS}`, [
    ...[scope.businessId, messageId, providerId],
  ]);
  if (other) tx.log.error({ messageId, providerId }, 'a message was taken twice by the provider');
}
