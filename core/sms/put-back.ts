import { lookSooner } from '../campaigns/campaign-due.js';
import type { Tx } from '../db/tx.js';
import { within } from '../db/within.js';
import type { Id, Scope } from '../scope.js';
import type { ClaimedSms } from './claimed-sms.js';
import type { Answer } from './record-sending.js';

const CODE_KNOCKS_AGAIN_MS = 5_000;
/** A process that cannot keep up with its claims does not claim in a loop. */
const NOT_SENT_PAUSE_MS = 1_000;

const NEVER_PROCESSED: readonly Answer['result']['result'][] = ['throttled', 'account_refused', 'not_sent'];

/** Whether a provider had nothing to do with it, so that it is safe to send again. */
export const wasNeverProcessed = ({ result }: Answer): boolean => NEVER_PROCESSED.includes(result.result);

/**
 * What was never processed waits again; its sender's pause says how long. In a transaction of its own: a cancel that holds the campaign for
 * seconds must not keep from being written down what was accepted.
 */
export async function putBack(scope: Scope, tx: Tx, answers: Answer[]): Promise<void> {
  const campaigns = [...new Set(answers.flatMap(({ message: { campaignId } }) => campaignId ?? []))];
  // Before the messages, as all do who take both: whoever ends a campaign sees what waits again, or comes before.
  await tx.sql('SELECT FROM campaign WHERE business_id = $1 AND id = ANY($2) ORDER BY id FOR SHARE', [
    scope.businessId,
    campaigns,
  ]);
  const back = await tx.sql<{ id: Id }>(
    `UPDATE message m SET status = 'pending', claimed_at = NULL FROM unnest($2::bigint[], $3::timestamptz[]) AS a (id, claimed_at)
     WHERE m.business_id = $1 AND m.id = a.id AND m.status = 'claimed' AND m.claimed_at = a.claimed_at AND ${within('m.id', '$2')}
     RETURNING m.id`,
    [
      scope.businessId,
      answers.map(({ message }) => message.messageId),
      answers.map(({ message }) => message.claimedAt),
    ],
  );
  const waiting = new Set(back.map(({ id }) => id));
  for (const campaignId of campaigns) await lookSooner(scope, tx, campaignId, tx.now);
  const due = answers.filter(({ message }) => message.campaignId === null && waiting.has(message.messageId));
  if (due.length === 0) return;
  await tx.sql(
    `UPDATE message_due d SET lane = a.lane, due_at = a.due_at
     FROM unnest($2::bigint[], $3::text[], $4::timestamptz[]) AS a (id, lane, due_at)
     WHERE d.business_id = $1 AND d.message_id = a.id`,
    [
      scope.businessId,
      due.map(({ message }) => message.messageId),
      due.map(({ message }) => (message.purpose === 'code' ? 'codes' : 'messages')),
      due.map(({ message, result }) => new Date(tx.now.getTime() + pauseOf(message, result))),
    ],
  );
}

/** A code is of use for minutes only: it knocks again soon, however long a provider wants to be left alone. */
function pauseOf({ purpose }: ClaimedSms, result: Answer['result']): number {
  if (result.result === 'not_sent') return NOT_SENT_PAUSE_MS;
  if (result.result !== 'throttled') return 0;
  return purpose === 'code' ? Math.min(result.retryAfterMs, CODE_KNOCKS_AGAIN_MS) : result.retryAfterMs;
}
