import type { Tx } from '../db/tx.js';
import { within } from '../db/within.js';
import { isGuestFact, lockGuestsOf, noteProviderFacts } from '../guests/provider-facts.js';
import type { Id, Scope } from '../scope.js';
import { chargeTaken, releaseUnsent, type Moved } from './charge.js';
import type { ClaimedSms } from './claimed-sms.js';
import { forgetDue } from './forget-due.js';
import { cameFrom } from './message-status.js';
import type { SendResult } from './port.js';
import { countSegments } from './segments.js';
import type { Sending } from './send-step.js';

/** What a provider answered for a message, or that it was not handed over at all. */
export interface Answer {
  message: ClaimedSms;
  result: SendResult | { result: 'not_sent' };
}

/**
 * Writes down what was accepted and refused of a batch, and charges or gives back what was reserved. An unclear answer changes nothing: the
 * row stays claimed, to be asked after. What was accepted is so, whoever holds the row by now; a refusal is of this claim alone, and a row
 * that was asked after and claimed by another meanwhile is theirs.
 */
export async function recordSending(
  scope: Scope,
  tx: Tx,
  provider: string,
  answers: Answer[],
  onStep?: Sending['onStep'],
): Promise<void> {
  const facts = answers.flatMap(({ message, result }) =>
    result.result === 'refused' && isGuestFact(result.reason) ? [message.messageId] : [],
  );
  await lockGuestsOf(scope, tx, facts);
  const taken = await noteAccepted(scope, tx, provider, answers);
  const failed = await noteRefused(scope, tx, provider, answers);
  const told = new Set(facts);
  await noteProviderFacts(
    scope,
    tx,
    failed.map(({ id }) => id).filter((id) => told.has(id)),
  );
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
      ? // A provider that does not say bills what was counted before, with what the carrier adds.
        [
          {
            message,
            id: result.providerId,
            billed: result.segments ?? message.reserved ?? countSegments(message.body),
          },
        ]
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
  const found = await tx.sql<{ id: Id; provider_id: string | null; segments: number | null }>(
    `SELECT m.id, m.provider_id, m.segments FROM message m WHERE m.business_id = $1 AND ${within('m.id', '$2')}`,
    [scope.businessId, rows.map(({ message }) => message.messageId)],
  );
  const known = new Map(found.map((row) => [row.id, row]));
  const uncounted = rows.filter(({ message }) => known.get(message.messageId)?.segments === null);
  if (uncounted.length > 0)
    await tx.sql(
      `UPDATE message m SET segments = a.billed FROM unnest($2::bigint[], $3::int[]) AS a (id, billed)
       WHERE m.business_id = $1 AND m.id = a.id AND m.segments IS NULL AND ${within('m.id', '$2')}`,
      [
        scope.businessId,
        uncounted.map(({ message }) => message.messageId),
        uncounted.map(({ billed }) => billed),
      ],
    );
  for (const { message, id } of rows) {
    const row = known.get(message.messageId);
    if (row && row.provider_id !== id)
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

const ownDue = (rows: { message: ClaimedSms }[]): Id[] =>
  rows.filter(({ message }) => message.campaignId === null).map(({ message }) => message.messageId);
