import type { PlatformTx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, PlatformScope } from '../scope.js';
import { emailHash, parseEmail } from './email.js';

/** Whose sign-in an e-mail is, typed whole; null: nobody's, or no e-mail. */
export async function findByEmail(
  _scope: PlatformScope,
  tx: PlatformTx,
  typed: string,
): Promise<{ id: Id; businessId: Id | null; staffId: Id | null } | null> {
  let email: string;
  try {
    email = parseEmail(typed);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
  const [row] = await tx.sql<{ id: Id; businessId: Id | null; staffId: Id | null }>(
    'SELECT id, business_id AS "businessId", staff_id AS "staffId" FROM account WHERE email_hash = $1',
    [emailHash(tx.platformKeys, email)],
  );
  return row ?? null;
}
