import type { Tx } from '../db/tx.js';
import { LANGUAGES } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import type { Scope } from '../scope.js';
import { currentConsentText, hashConsentText } from './consent-text.js';

/**
 * Asks for consent under a business's new name from now on, in a version of its own; words that an owner wrote stay as they are, and
 * what was agreed to keeps the words it was agreed to. Needs the CEO's role in Postgres and the business's row locked.
 */
export async function renameInConsentText(
  scope: Scope,
  tx: Tx,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const language of LANGUAGES) {
    const current = await currentConsentText(scope, tx, language);
    if (current.body !== translate(language, 'consent.text', { business: from })) continue;
    const body = translate(language, 'consent.text', { business: to });
    await tx.sql(
      `INSERT INTO consent_text (business_id, version, language, body, hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [scope.businessId, current.version + 1, language, body, hashConsentText(body), tx.now],
    );
  }
}
