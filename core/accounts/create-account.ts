import { hashPassword } from '../crypto/password.js';
import type { PlatformTx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Language } from '../i18n/languages.js';
import type { Id } from '../scope.js';
import type { AccountRole } from './account.js';
import { emailHash, parseEmail } from './email.js';
import { freeEmail } from './free-email.js';

export interface NewAccount {
  email: string;
  role: AccountRole;
  /** Null for the CEO. */
  staff: { businessId: Id; id: Id } | null;
  language: Language;
  /** Left out where an invitation follows. */
  password?: string;
}

/** A sign-in; the caller logs it. Needs the panel's own rights. Throws Refusal `email_invalid`, `email_taken`. */
export async function createAccount(tx: PlatformTx, account: NewAccount): Promise<Id> {
  const email = parseEmail(account.email);
  await freeEmail(tx, email);
  const [row] = await tx.sql<{ id: Id }>(
    `INSERT INTO account (email_hash, email_sealed, password_hash, role, business_id, staff_id, language, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email_hash) DO NOTHING RETURNING id`,
    [
      emailHash(tx.platformKeys, email),
      tx.platformKeys.seal('account.email', email),
      account.password === undefined ? null : await hashPassword(account.password),
      account.role,
      account.staff?.businessId ?? null,
      account.staff?.id ?? null,
      account.language,
      tx.now,
    ],
  );
  if (!row) throw new Refusal('email_taken');
  return row.id;
}
