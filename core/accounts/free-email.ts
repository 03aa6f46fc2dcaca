import type { PlatformTx } from '../db/tx.js';
import { emailHash } from './email.js';

/** Never taken up: no password was ever set, and no link is left that could set one. `$2` is now. */
export const FORGONE = `(a.password_hash IS NULL AND (a.disabled_at IS NOT NULL OR NOT EXISTS (
  SELECT FROM account_link l WHERE l.account_id = a.id AND l.used_at IS NULL AND l.expires_at > $2 AND l.epoch = a.epoch)))`;

/**
 * Gives an e-mail free that somebody invited and that nobody took up: an address is not held for ever by whoever typed it first. The
 * account stays, taken away and found by no e-mail. Never the CEO's. `email` as parseEmail answers it. Needs the panel's own rights.
 */
export async function freeEmail(tx: PlatformTx, email: string): Promise<void> {
  await tx.sql(
    `UPDATE account a SET email_hash = 'free:' || a.id, disabled_at = coalesce(a.disabled_at, $2), epoch = a.epoch + 1
     WHERE a.email_hash = $1 AND a.role <> 'ceo' AND ${FORGONE}`,
    [emailHash(tx.platformKeys, email), tx.now],
  );
}
