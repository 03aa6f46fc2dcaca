import type { Tx } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import { releaseSms } from '../packages/release-sms.js';
import { reserveSms } from '../packages/reserve-sms.js';
import type { Id, Scope } from '../scope.js';
import { countExactly } from './segments.js';

interface Common {
  /** E.164. */
  to: string;
  language: Language;
  payer: 'platform' | 'package';
  channel?: 'sms' | 'whatsapp';
  expiresAt?: Date;
  /** Units that the carrier adds to the text (SMS_SUFFIX_UNITS). */
  suffixUnits?: number;
}

/** A code has no body: its text is made when it is sent. */
export type NewMessage = Common &
  (
    | { purpose: 'code'; challengeId: Id; sending: number }
    | { purpose: 'gift'; guestId: Id; couponId: Id; body: string }
    | { purpose: 'reply' | 'reminder'; guestId: Id; body: string }
    // A test to oneself is to a number and no guest; a campaign's recipients are frozen apart.
    | { purpose: 'campaign'; guestId: Id | null; body: string }
  );

/**
 * The only door for SMS: a row first, and what it costs reserved where a package pays. Whoever sends finds it by `message_due`, and is
 * woken after the commit. Null: this coupon's gift text is there already. Throws Refusal `package_empty`, having written nothing.
 */
export async function queueMessage(scope: Scope, tx: Tx, message: NewMessage): Promise<Id | null> {
  const isCode = message.purpose === 'code';
  const segments = isCode ? null : countExactly(message.body, message.suffixUnits ?? 0);
  if (message.purpose === 'gift' && (await isThere(scope, tx, message.couponId))) return null;
  const { id } = await tx.one<{ id: Id }>(`SELECT nextval('message_id_seq') AS id`);
  const reserved = message.payer === 'package' && segments !== null ? segments : 0;
  await reserveSms(scope, tx, { sms: reserved, messageId: id });
  const [made] = await tx.sql<{ id: Id }>(
    `INSERT INTO message (business_id, id, purpose, payer, channel, guest_id, challenge_id, sending, language, to_sealed, body_sealed, status,
       created_at, expires_at, coupon_id, segments)
     VALUES ($1, $15, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', $11, $12, $13, $14)
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
      segments,
      id,
    ],
  );
  if (!made) {
    await releaseSms(scope, tx, { sms: reserved, messageId: id });
    return null;
  }
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

async function isThere(scope: Scope, tx: Tx, couponId: Id): Promise<boolean> {
  const rows = await tx.sql(
    `SELECT FROM message WHERE business_id = $1 AND coupon_id = $2 AND status NOT IN ('failed', 'skipped')`,
    [scope.businessId, couponId],
  );
  return rows.length > 0;
}
