import { isPassword } from '../crypto/password.js';
import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import { ACCOUNT_COLUMNS, readAccount, type Account, type AccountRow } from './account.js';
import { emailHash, parseEmail } from './email.js';
import { takeTry } from './take-try.js';

/** Longer ones are no password of ours, and hashing them would only cost. */
const LONGEST = 1_000;

/**
 * Whose e-mail and password these are. The try counts until `endTries`: whoever has a second step is not through yet. One answer, and as
 * long in coming, for an e-mail that nobody has, a wrong password and a pause after too many tries. Throws Refusal `sign_in_failed`.
 */
export async function checkSignIn(
  platform: Platform,
  { email, password }: { email: string; password: string },
): Promise<Account> {
  const found = await findByEmail(platform, email);
  const allowed = found !== null && (await takeTry(platform, found.id));
  const right = await isPassword(allowed ? found.password_hash : null, password.slice(0, LONGEST));
  if (!found || !right) throw new Refusal('sign_in_failed');
  return readAccount(platform.keys, found);
}

/** Signed in: tries are forgotten. */
export async function endTries({ db }: Platform, accountId: Id): Promise<void> {
  await db.route('UPDATE account SET failed_tries = 0, locked_until = NULL WHERE id = $1', [accountId]);
}

/** Null when nobody signs in with it. */
export async function findByEmail({ db, keys }: Platform, email: string): Promise<AccountRow | null> {
  let folded: string;
  try {
    folded = parseEmail(email);
  } catch {
    return null;
  }
  const [row] = await db.route<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE email_hash = $1 AND disabled_at IS NULL`,
    [emailHash(keys, folded)],
  );
  return row ?? null;
}
