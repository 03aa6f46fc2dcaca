import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Language } from '../i18n/languages.js';
import { CODE_LIVES_MS, RESEND_AFTER_MS } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { countryRules } from '../sms/countries.js';
import { queueMessage } from '../sms/queue-message.js';
import { parsePhone } from './phone.js';
import { takeCodeAllowance } from './take-code-allowance.js';

/** A code asked for. `resendAt` is when another may be asked for, null when there are no more. */
export interface Challenge {
  id: Id;
  resendAt: Date | null;
}

interface Request {
  conversationId: Id;
  /** E.164. */
  phone: string;
  language: Language;
  address?: string;
}

/** Sends a first code to a phone. Throws Refusal `phone_country` or `too_many_codes`. */
export async function requestCode(
  scope: Scope,
  tx: Tx,
  { conversationId, phone, language, address }: Request,
): Promise<Challenge> {
  refuseCountry(parsePhone(phone, 'TR').country);
  await takeCodeAllowance(scope, tx, { phone, address });
  const { index, version } = tx.keys.phoneIndex(phone);
  const { id } = await tx.one<{ id: Id }>(
    `INSERT INTO challenge (business_id, conversation_id, phone_sealed, phone_index, phone_index_version, language, status, tries,
       sendings, last_sent_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'open', 0, 1, $7, $7) RETURNING id`,
    [
      scope.businessId,
      conversationId,
      tx.keys.seal('challenge.phone', phone),
      index,
      version,
      language,
      tx.now,
    ],
  );
  await queueCode(scope, tx, { challengeId: id, sending: 1, phone, language });
  return { id, resendAt: resendAt(tx.now, 1) };
}

/** Throws Refusal `phone_country` for a country (ISO 3166) that codes do not go to. */
export function refuseCountry(country: string): void {
  if (!countryRules(country).codes) throw new Refusal('phone_country');
}

interface OpenChallenge {
  phone_sealed: Buffer;
  sendings: number;
  last_sent_at: Date;
  status: 'open' | 'passed' | 'used_up';
}

/**
 * Sends another code for the same challenge: a new one with 5 minutes of its own; earlier ones live out theirs, as an SMS may be
 * late. Throws Refusal `resend_too_soon` with seconds, `resend_used_up`, `too_many_codes`.
 */
export async function resendCode(
  scope: Scope,
  tx: Tx,
  challengeId: Id,
  { address, language }: { address?: string; language: Language },
): Promise<Challenge> {
  const [challenge] = await tx.sql<OpenChallenge>(
    `SELECT phone_sealed, sendings, last_sent_at, status FROM challenge WHERE business_id = $1 AND id = $2 FOR UPDATE`,
    [scope.businessId, challengeId],
  );
  if (!challenge || challenge.status !== 'open') throw new Refusal('resend_used_up');
  const due = resendAt(challenge.last_sent_at, challenge.sendings);
  if (!due) throw new Refusal('resend_used_up');
  if (due > tx.now)
    throw new Refusal('resend_too_soon', { seconds: Math.ceil((due.getTime() - tx.now.getTime()) / 1000) });
  const phone = tx.keys.open('challenge.phone', challenge.phone_sealed);
  await takeCodeAllowance(scope, tx, { phone, address });
  const sending = challenge.sendings + 1;
  await tx.sql(
    `UPDATE challenge SET sendings = $3, last_sent_at = $4, language = $5 WHERE business_id = $1 AND id = $2`,
    [scope.businessId, challengeId, sending, tx.now, language],
  );
  await queueCode(scope, tx, { challengeId, sending, phone, language });
  return { id: challengeId, resendAt: resendAt(tx.now, sending) };
}

function resendAt(lastSentAt: Date, sendings: number): Date | null {
  const pause = RESEND_AFTER_MS[sendings - 1];
  return pause === undefined ? null : new Date(lastSentAt.getTime() + pause);
}

interface Code {
  challengeId: Id;
  sending: number;
  phone: string;
  language: Language;
}

async function queueCode(
  scope: Scope,
  tx: Tx,
  { challengeId, sending, phone, language }: Code,
): Promise<void> {
  await queueMessage(scope, tx, {
    purpose: 'code',
    payer: 'platform',
    to: phone,
    language,
    challengeId,
    sending,
    expiresAt: new Date(tx.now.getTime() + CODE_LIVES_MS),
  });
}
