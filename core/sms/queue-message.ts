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
    | { purpose: 'gift'; guestId: Id; couponId: Id; body: string }
    | { purpose: 'reply' | 'campaign' | 'reminder'; guestId: Id; body: string }
  );

/**
 * The only door for SMS: a row first. Whoever sends finds it by `message_due`, and is woken after the commit. Null: this coupon's
 * gift text is there already.
 */
export async function queueMessage(scope: Scope, tx: Tx, message: NewMessage): Promise<Id | null> {
  const isCode = message.purpose === 'code';
  const [made] = await tx.sql<{ id: Id }>(
    `INSERT INTO message (business_id, purpose, payer, channel, guest_id, challenge_id, sending, language, to_sealed, body_sealed, status,
       created_at, expires_at, coupon_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', $11, $12, $13)
     ON CONFLICT (business_id, coupon_id) WHERE coupon_id IS NOT NULL AND status NOT IN ('failed', 'skipped') DO NOTHING RETURNING id`,
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
      message.purpose === 'gift' ? message.couponId : null,
    ],
  );
  if (!made) return null;
  const lane = isCode ? 'codes' : 'messages';
  await tx.sql('INSERT INTO message_due (business_id, message_id, lane, due_at) VALUES ($1, $2, $3, $4)', [
    scope.businessId,
    made.id,
    lane,
    tx.now,
  ]);
  tx.wake(lane);
  return made.id;
}
