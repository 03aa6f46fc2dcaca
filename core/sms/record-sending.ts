import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { ClaimedSms } from './claimed-sms.js';
import { cameFrom } from './message-status.js';
import type { SendResult } from './port.js';
import { countSegments } from './segments.js';

/** An account that is refused is looked at by people; nothing is lost by asking it rarely. */
const ACCOUNT_PAUSE_MS = 5 * 60_000;

const forget = 'DELETE FROM message_due WHERE business_id = $1 AND message_id = $2';

/** Writes down what a provider answered. An unclear answer changes nothing: the row stays claimed, to be asked after. */
export async function recordSending(
  scope: Scope,
  tx: Tx,
  message: ClaimedSms,
  provider: string,
  result: SendResult,
): Promise<void> {
  const key = [scope.businessId, message.id];
  switch (result.result) {
    case 'accepted':
      await tx.sql(
        `UPDATE message SET status = 'accepted', provider = $3, provider_id = $4, segments = $5, accepted_at = $6
         WHERE business_id = $1 AND id = $2 AND status = ANY($7)`,
        [
          ...key,
          provider,
          result.providerId,
          result.segments ?? countSegments(message.body),
          tx.now,
          cameFrom('accepted'),
        ],
      );
      await tx.sql(forget, key);
      return;
    case 'refused':
      await tx.sql(
        `UPDATE message SET status = 'failed', reason = $3, provider = $4, settled_at = $5
         WHERE business_id = $1 AND id = $2 AND status = 'claimed'`,
        [...key, result.reason, provider, tx.now],
      );
      await tx.sql(forget, key);
      return;
    case 'throttled':
    case 'account_refused': {
      const retryAfterMs = result.result === 'throttled' ? result.retryAfterMs : ACCOUNT_PAUSE_MS;
      await tx.sql(
        `UPDATE message SET status = 'pending', claimed_at = NULL WHERE business_id = $1 AND id = $2 AND status = 'claimed'`,
        key,
      );
      await tx.sql(
        'UPDATE message_due SET lane = $3, due_at = $4 WHERE business_id = $1 AND message_id = $2',
        [...key, message.lane, new Date(tx.now.getTime() + retryAfterMs)],
      );
      return;
    }
    case 'unclear':
      return;
  }
}
