import { isPassword } from '../crypto/password.js';
import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import { ACCOUNT_COLUMNS, readAccount, type Account, type AccountRow } from './account.js';
import { emailHash, parseEmail } from './email.js';
import { takeTry, UNKNOWN_ORIGIN, type SignInOrigin } from './sign-in-tries.js';

/** Longer ones are no password of ours, and hashing them would only cost. */
const LONGEST = 1_000;

/**
 * The account with that e-mail and password. The answer is the same, and takes as long, for an unknown e-mail, a wrong password and a
 * pause after too many failures. Throws Refusal `sign_in_failed`.
 */
export async function checkSignIn(
  platform: Platform,
  { email, password }: { email: string; password: string },
  origin: SignInOrigin = UNKNOWN_ORIGIN,
): Promise<Account> {
  const found = await findByEmail(platform, email);
  const attempt = found && (await takeTry(platform, found.id, 'password', origin));
  const right = await isPassword(attempt ? found.password_hash : null, password.slice(0, LONGEST));
  if (!found || !attempt || !right) throw new Refusal('sign_in_failed');
  await attempt.succeed();
  return readAccount(platform.keys, found);
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
