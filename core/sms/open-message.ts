import type { Business } from '../businesses/business.js';
import type { Tx } from '../db/tx.js';
import { parsePhone } from '../guests/phone.js';
import type { Language } from '../i18n/languages.js';
import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import { codeText } from './code-text.js';
import type { OutgoingSms } from './port.js';

/** A message's row, as far as it goes out. */
export interface MessageRow {
  id: Id;
  campaign_id: Id | null;
  purpose: OutgoingSms['purpose'];
  channel: OutgoingSms['channel'];
  challenge_id: Id | null;
  sending: number | null;
  language: Language;
  to_sealed: Buffer;
  body_sealed: Buffer | null;
  expires_at: Date | null;
  claimed_at: Date | null;
  segments: number | null;
}

export const MESSAGE_COLUMNS =
  'id, campaign_id, purpose, channel, challenge_id, sending, language, to_sealed, body_sealed, expires_at, claimed_at, segments';

/** To whom and what: opened, and for a code made anew, the same as before. Throws when the row cannot be opened. */
export function openMessage(
  { config, keys }: Platform,
  tx: Tx,
  business: Business,
  row: MessageRow,
): { to: string; body: string } {
  const to = tx.keys.open('message.to', row.to_sealed);
  if (row.body_sealed) return { to, body: tx.keys.open('message.body', row.body_sealed) };
  const body = codeText({
    business,
    code: keys.code(row.challenge_id!, row.sending!),
    language: row.language,
    country: parsePhone(to, business.country).country,
    publicUrl: config.PUBLIC_URL,
    provider: config.SMS_PROVIDER,
  });
  return { to, body };
}
