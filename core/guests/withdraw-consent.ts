import type { Tx } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import type { Id, Scope } from '../scope.js';
import { currentConsentText, type ConsentText } from './consent-text.js';
import { recordConsent } from './record-consent.js';

interface Withdrawal {
  channel: string;
  address?: string;
}

/**
 * Takes the guest's consent to offers back, of the text that was agreed to. Said again, or where there is none, it changes nothing: answers
 * whether it did.
 */
export async function withdrawConsent(
  scope: Scope,
  tx: Tx,
  guestId: Id,
  { channel, address }: Withdrawal,
): Promise<boolean> {
  // The guest's row is the lock: of two taps at once the second finds the first's answer.
  const [guest] = await tx.sql<{ sms_consent: boolean; language: Language }>(
    'SELECT sms_consent, language FROM guest WHERE business_id = $1 AND id = $2 FOR UPDATE',
    [scope.businessId, guestId],
  );
  if (!guest?.sms_consent) return false;
  await recordConsent(scope, tx, guestId, {
    kind: 'withdrawn',
    text: (await agreedText(scope, tx, guestId)) ?? (await currentConsentText(scope, tx, guest.language)),
    channel,
    address,
    answeredAt: tx.now,
  });
  return true;
}

async function agreedText(scope: Scope, tx: Tx, guestId: Id): Promise<ConsentText | null> {
  const [row] = await tx.sql<Omit<ConsentText, 'hash'> & { hash: Buffer }>(
    `SELECT t.version, t.language, t.body, t.hash FROM consent_entry e
     JOIN consent_text t ON t.business_id = e.business_id AND t.version = e.text_version AND t.language = e.text_language
     WHERE e.business_id = $1 AND e.guest_id = $2 AND e.kind = 'given' ORDER BY e.seq DESC LIMIT 1`,
    [scope.businessId, guestId],
  );
  return row ? { ...row, hash: row.hash.toString('hex') } : null;
}
