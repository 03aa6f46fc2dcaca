import { createHash, randomBytes } from 'node:crypto';
import type { PlatformTx } from '../db/tx.js';
import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';

/** The oldest of an account beyond these are forgotten: a browser that clears its cookies leaves one behind each time. */
const MOST_DEVICES = 50;

/** 256 random bits need no key. */
export const deviceHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Notes that this browser signed in: it keeps a budget of tries of its own. Returns its token, a new one where it has none. */
export async function rememberDevice(
  { db, clock }: Platform,
  accountId: Id,
  known: string | null,
): Promise<string> {
  const token = known ?? randomBytes(32).toString('base64url');
  await db.route(
    `INSERT INTO account_device (account_id, device_hash, seen_at) VALUES ($1, $2, $3)
     ON CONFLICT (account_id, device_hash) DO UPDATE SET seen_at = excluded.seen_at`,
    [accountId, deviceHash(token), clock.now()],
  );
  await db.route(
    `DELETE FROM account_device WHERE account_id = $1 AND device_hash IN
       (SELECT device_hash FROM account_device WHERE account_id = $1 ORDER BY seen_at DESC, device_hash OFFSET $2)`,
    [accountId, MOST_DEVICES],
  );
  return token;
}

/** No browser is known any more, and every pause is over. What strangers failed still counts: a reset must not refill their budget. */
export async function forgetDevices(tx: PlatformTx, accountId: Id): Promise<void> {
  await tx.sql('DELETE FROM account_device WHERE account_id = $1', [accountId]);
  await tx.sql(`DELETE FROM sign_in_try WHERE account_id = $1 AND source <> 'strangers'`, [accountId]);
}
