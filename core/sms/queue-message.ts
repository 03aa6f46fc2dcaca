import type { Tx } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import type { Id, Scope } from '../scope.js';

interface Common {
  /** E.164. */
  to: string;
  language: Language;
  payer: 'platform' | 'package';
  channel?: 'sms' | 'whatsapp';
  expiresAt?: Date;
}

/** A code has no body: its text is made when it is sent. */
export type NewMessage = Common &
  (
    | { purpose: 'code'; challengeId: Id; sending: number }
    | { purpose: 'gift' | 'reply' | 'campaign' | 'reminder'; guestId: Id; body: string }
  );

/** The only door for SMS: a row first. Whoever sends finds it by `message_due`, and is woken after the commit. */
export async function queueMessage(scope: Scope, tx: Tx, message: NewMessage): Promise<Id> {
  const isCode = message.purpose === 'code';
  const { id } = await tx.one<{ id: Id }>(
    `INSERT INTO message (business_id, purpose, payer, channel, guest_id, challenge_id, sending, language, to_sealed, body_sealed, status,
       created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', $11, $12) RETURNING id`,
    [
      scope.businessId,
      message.purpose,
      message.payer,
      message.channel ?? 'sms',
      isCode ? null : message.guestId,
      isCode ? message.challengeId : null,
      isCode ? message.sending : null,
      message.language,
      tx.keys.seal('message.to', message.to),
      isCode ? null : tx.keys.seal('message.body', message.body),
      tx.now,
      message.expiresAt ?? null,
    ],
  );
  const lane = isCode ? 'codes' : 'messages';
  await tx.sql('INSERT INTO message_due (business_id, message_id, lane, due_at) VALUES ($1, $2, $3, $4)', [
    scope.businessId,
    id,
    lane,
    tx.now,
  ]);
  tx.wake(lane);
  return id;
}
