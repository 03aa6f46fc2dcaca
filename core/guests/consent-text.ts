import { createHash } from 'node:crypto';
import type { Tx } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import type { Scope } from '../scope.js';

/** The very words a guest is shown and agrees to; `hash` is SHA-256 of the body, hex. */
export interface ConsentText {
  version: number;
  language: Language;
  body: string;
  hash: string;
}

export const hashConsentText = (body: string): Buffer => createHash('sha256').update(body, 'utf8').digest();

/** The newest consent text in that language. Throws when the business has none: it is made with them. */
export async function currentConsentText(scope: Scope, tx: Tx, language: Language): Promise<ConsentText> {
  const row = await tx.one<{ version: number; body: string; hash: Buffer }>(
    `SELECT version, body, hash FROM consent_text WHERE business_id = $1 AND language = $2 ORDER BY version DESC LIMIT 1`,
    [scope.businessId, language],
  );
  return { version: row.version, language, body: row.body, hash: row.hash.toString('hex') };
}
