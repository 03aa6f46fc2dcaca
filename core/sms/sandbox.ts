import type { Platform } from '../platform.js';
import { LONGEST_BODY, type OutgoingSms, type SmsProvider } from './port.js';
import { countExactly } from './segments.js';

/** One message in the outbox, as the page and `/sandbox/outbox.json` show it. */
export interface OutboxMessage {
  to: string;
  from: string;
  channel: 'sms' | 'whatsapp' | 'email';
  purpose: OutgoingSms['purpose'] | 'account';
  subject?: string;
  body: string;
  at: string;
}

const FROM = 'TARAKAZAN';

/** A provider that sends to nobody: messages lie in an outbox, sealed, for whoever tries the product out. */
export function sandboxProvider({ config, db, keys, clock }: Platform): SmsProvider {
  return {
    name: 'sandbox',
    async send({ reference, to, from, body, channel, purpose, expiresAt }) {
      const at = clock.now();
      if (body === '') return { result: 'refused', reason: 'empty' };
      if (body.length > LONGEST_BODY) return { result: 'refused', reason: 'too_long' };
      if (expiresAt && expiresAt <= at) return { result: 'refused', reason: 'expired' };
      const message: OutboxMessage = { to, from: from ?? FROM, channel, purpose, body, at: at.toISOString() };
      await db.route(
        `INSERT INTO sandbox_message (reference, to_hash, sealed, at) VALUES ($1, $2, $3, $4) ON CONFLICT (reference) DO NOTHING`,
        [reference, keys.pseudonym('outbox', to), keys.seal('outbox', JSON.stringify(message)), at],
      );
      return {
        result: 'accepted',
        providerId: `sandbox-${reference}`,
        segments: countExactly(body, config.SMS_SUFFIX_UNITS),
      };
    },
    async find(reference) {
      const rows = await db.route('SELECT FROM sandbox_message WHERE reference = $1', [reference]);
      return rows.length > 0
        ? { found: 'accepted', providerId: `sandbox-${reference}` }
        : { found: 'absent' };
    },
  };
}

/** The outbox, newest first; `to` is E.164. */
export async function readOutbox(
  { db, keys }: Platform,
  { to, limit = 100 }: { to?: string; limit?: number },
): Promise<OutboxMessage[]> {
  const rows = await db.route<{ sealed: Buffer }>(
    `SELECT sealed FROM sandbox_message WHERE $1::text IS NULL OR to_hash = $1 ORDER BY id DESC LIMIT $2`,
    [to === undefined ? null : keys.pseudonym('outbox', to), limit],
  );
  return rows.map(({ sealed }) => JSON.parse(keys.open('outbox', sealed)) as OutboxMessage);
}
