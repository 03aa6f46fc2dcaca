import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import type { SmsProvider } from '../sms/port.js';
import { askAfter } from '../sms/reap-claims.js';
import type { Sending } from '../sms/send-step.js';

const MOST = 500;

/** After three days a list does not tell any more than it told: who is `unknown` then waits for a callback or the CEO. */
export const UNKNOWN_ASKED_FOR_MS = 72 * 3600_000;

/** Asks the provider after recipients whose answer was lost for longer than its list may lag. */
export async function reapRecipients(
  platform: Platform,
  provider: SmsProvider,
  scope: Scope,
  campaignId: Id,
  sending: Sending = {},
): Promise<void> {
  const stale = await platform.db.inScope(scope, (tx) =>
    tx.sql<{ id: Id }>(
      `SELECT id FROM message WHERE business_id = $1 AND campaign_id = $2 AND status IN ('claimed', 'unknown') AND claimed_at <= $3
         AND (status = 'claimed' OR claimed_at > $5)
       ORDER BY status, claimed_at LIMIT $4`,
      [
        scope.businessId,
        campaignId,
        new Date(tx.now.getTime() - platform.config.SMS_PROVIDER_LAG_SECONDS * 1000),
        MOST,
        new Date(tx.now.getTime() - UNKNOWN_ASKED_FOR_MS),
      ],
    ),
  );
  for (const { id } of stale) {
    if (sending.signal?.aborted) return;
    await askAfter(platform, provider, scope, id, sending);
  }
}
