import type { Tx } from '../db/tx.js';
import { within } from '../db/within.js';
import type { Id, Scope } from '../scope.js';
import { chargeTaken, releaseUnsent, type Moved } from './charge.js';
import type { ClaimedSms } from './claimed-sms.js';
import { forgetDue } from './forget-due.js';
import { cameFrom } from './message-status.js';
import type { SendResult } from './port.js';
import { countSegments } from './segments.js';
import type { Sending } from './send-step.js';

const CODE_KNOCKS_AGAIN_MS = 5_000;
/** A process that cannot keep up with its claims does not claim in a loop. */
const NOT_SENT_PAUSE_MS = 1_000;

/** What a provider answered for a message, or that it was not handed over at all. */
export interface Answer {
  message: ClaimedSms;
  result: SendResult | { result: 'not_sent' };
}

/**
 * Writes a batch's answers down, and charges or gives back what was reserved. An unclear answer changes nothing: the row stays claimed, to
 * be asked after. What was accepted is so, whoever holds the row by now; whatever else is said is of this claim alone, and a row that was
 * asked after and claimed by another meanwhile is theirs.
 */
export async function recordSending(
  scope: Scope,
  tx: Tx,
  provider: string,
  answers: Answer[],
  onStep?: Sending['onStep'],
): Promise<void> {
  const neverProcessed = answers.filter(({ result }) => NEVER_PROCESSED.includes(result.result));
  const campaigns = await holdCampaigns(scope, tx, neverProcessed);
  const taken = await noteAccepted(scope, tx, provider, answers);
  const failed = await noteRefused(scope, tx, provider, answers);
  await putBack(scope, tx, neverProcessed);
  await lookAgain(scope, tx, campaigns);
  onStep?.('noted');
  await chargeTaken(scope, tx, taken);
  await releaseUnsent(scope, tx, failed);
  onStep?.('charged');
}

async function noteAccepted(
  scope: Scope,
  tx: Tx,
  provider: string,
  answers: Answer[],
): Promise<(Moved & { billed: number })[]> {
  const rows = answers.flatMap(({ message, result }) =>
    result.result === 'accepted'
      ? [{ message, id: result.providerId, billed: result.segments ?? countSegments(message.body) }]
      : [],
  );
  if (rows.length === 0) return [];
  const answered = new Map(rows.map((row) => [row.message.messageId, row]));
  const moved = await tx.sql<Omit<Moved, 'reserved'>>(
    // By their places in the arrays, as a claim writes them.
    `UPDATE message m SET status = 'accepted', provider = $2, accepted_at = $6, provider_id = ($4::text[])[array_position($3::bigint[], m.id)],
       segments = ($5::int[])[array_position($3::bigint[], m.id)]
     WHERE m.business_id = $1 AND ${within('m.id', '$3')} AND m.status = ANY($7) RETURNING m.id, m.campaign_id, m.payer`,
    [
      scope.businessId,
      provider,
      [...answered.keys()],
      rows.map(({ id }) => id),
      rows.map(({ billed }) => billed),
      tx.now,
      cameFrom('accepted'),
    ],
  );
  await forgetDue(scope, tx, ownDue(rows));
  const done = new Set(moved.map(({ id }) => id));
  await noteOvertaken(
    scope,
    tx,
    rows.filter(({ message }) => !done.has(message.messageId)),
  );
  return moved.map((row) => {
    const { message, billed } = answered.get(row.id)!;
    return { ...row, reserved: message.reserved, billed };
  });
}

/** A callback came before the answer: it did not say what is billed, and two ids for one row would be two SMS on a phone. */
async function noteOvertaken(
  scope: Scope,
  tx: Tx,
  rows: { message: ClaimedSms; id: string; billed: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  const found = await tx.sql<{ id: Id; provider_id: string | null }>(
    `UPDATE message m SET segments = coalesce(m.segments, a.billed) FROM unnest($2::bigint[], $3::int[]) AS a (id, billed)
     WHERE m.business_id = $1 AND m.id = a.id AND ${within('m.id', '$2')} RETURNING m.id, m.provider_id`,
    [scope.businessId, rows.map(({ message }) => message.messageId), rows.map(({ billed }) => billed)],
  );
  const known = new Map(found.map((row) => [row.id, row.provider_id]));
  for (const { message, id } of rows) {
    const providerId = known.get(message.messageId);
    if (providerId !== undefined && providerId !== id)
      tx.log.error(
        { messageId: message.messageId, providerId: id },
        'a message was taken twice by the provider',
      );
  }
}

async function noteRefused(scope: Scope, tx: Tx, provider: string, answers: Answer[]): Promise<Moved[]> {
  const rows = answers.flatMap(({ message, result }) =>
    result.result === 'refused' ? [{ message, reason: result.reason }] : [],
  );
  if (rows.length === 0) return [];
  const moved = await tx.sql<Moved>(
    `UPDATE message m SET status = 'failed', reason = a.reason, provider = $2, settled_at = $5
     FROM unnest($3::bigint[], $4::text[], $6::timestamptz[]) AS a (id, reason, claimed_at)
     WHERE m.business_id = $1 AND m.id = a.id AND m.status = 'claimed' AND m.claimed_at = a.claimed_at AND ${within('m.id', '$3')}
     RETURNING m.id, m.campaign_id, m.payer, m.segments AS reserved`,
    [
      scope.businessId,
      provider,
      rows.map(({ message }) => message.messageId),
      rows.map(({ reason }) => reason),
      tx.now,
      rows.map(({ message }) => message.claimedAt),
    ],
  );
  await forgetDue(scope, tx, ownDue(rows));
  return moved;
}

const NEVER_PROCESSED: readonly Answer['result']['result'][] = ['throttled', 'account_refused', 'not_sent'];

/** Before the messages, as all do who take both: whoever ends a campaign sees what waits again, or comes before. */
async function holdCampaigns(scope: Scope, tx: Tx, answers: Answer[]): Promise<Id[]> {
  const campaigns = new Set(answers.flatMap(({ message: { campaignId } }) => campaignId ?? []));
  if (campaigns.size > 0)
    await tx.sql('SELECT FROM campaign WHERE business_id = $1 AND id = ANY($2) ORDER BY id FOR SHARE', [
      scope.businessId,
      [...campaigns],
    ]);
  return [...campaigns];
}

/** What was never processed waits again; its sender's pause says how long. */
async function putBack(scope: Scope, tx: Tx, rows: Answer[]): Promise<void> {
  if (rows.length === 0) return;
  const back = await tx.sql<{ id: Id }>(
    `UPDATE message m SET status = 'pending', claimed_at = NULL FROM unnest($2::bigint[], $3::timestamptz[]) AS a (id, claimed_at)
     WHERE m.business_id = $1 AND m.id = a.id AND m.status = 'claimed' AND m.claimed_at = a.claimed_at AND ${within('m.id', '$2')}
     RETURNING m.id`,
    [
      scope.businessId,
      rows.map(({ message }) => message.messageId),
      rows.map(({ message }) => message.claimedAt),
    ],
  );
  const waiting = new Set(back.map(({ id }) => id));
  const due = rows.filter(({ message }) => message.campaignId === null && waiting.has(message.messageId));
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

/** With nobody left to be written to, a campaign is looked at only once the provider must know of the last: now there is somebody again. */
async function lookAgain(scope: Scope, tx: Tx, campaigns: Id[]): Promise<void> {
  if (campaigns.length === 0) return;
  const sooner = await tx.sql(
    `UPDATE campaign_due SET due_at = $3 WHERE business_id = $1 AND campaign_id = ANY($2) AND due_at > $3 RETURNING campaign_id`,
    [scope.businessId, campaigns, tx.now],
  );
  if (sooner.length > 0) tx.wake('campaigns');
}

/** A code is of use for minutes only: it knocks again soon, however long a provider wants to be left alone. */
function pauseOf({ purpose }: ClaimedSms, result: Answer['result']): number {
  if (result.result === 'not_sent') return NOT_SENT_PAUSE_MS;
  if (result.result !== 'throttled') return 0;
  return purpose === 'code' ? Math.min(result.retryAfterMs, CODE_KNOCKS_AGAIN_MS) : result.retryAfterMs;
}

const ownDue = (rows: { message: ClaimedSms }[]): Id[] =>
  rows.filter(({ message }) => message.campaignId === null).map(({ message }) => message.messageId);
