import { hashPassword, isPassword } from '../crypto/password.js';
import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import type { Account } from './account.js';
import { changeAccount } from './change-account.js';
import { forgetDevices } from './devices.js';
import { takeTry } from './sign-in-tries.js';

/** Length is what guessing costs; rules about signs only make people write passwords down. Throws Refusal `password_weak`. */
export function parsePassword(password: string, email: string): string {
  const length = [...password].length;
  const plain = password.trim().toLowerCase();
  if (length < 10 || length > 200 || plain === email || new Set(plain).size < 4)
    throw new Refusal('password_weak');
  return password;
}

/**
 * A new password for oneself; every other session ends, as the epoch moves on. Answers the new epoch.
 * Throws Refusal `password_wrong`, `password_weak`.
 */
export async function changePassword(
  platform: Platform,
  account: Account,
  { current, wanted }: { current: string; wanted: string },
): Promise<number> {
  await requirePassword(platform, account, current);
  const hash = await hashPassword(parsePassword(wanted, account.email));
  return moveEpoch(platform, account, 'account.password', 'password_hash = $3', [hash]);
}

/** Ends every session but the one that is then given the new epoch, which it answers. */
export function signOutEverywhere(platform: Platform, account: Account): Promise<number> {
  return moveEpoch(platform, account, 'account.sign_out_everywhere', 'totp_last_step = totp_last_step', []);
}

/** Before something weighty, the password once more. Throws Refusal `password_wrong`. */
export async function requirePassword(
  platform: Platform,
  { id, epoch }: Account,
  password: string,
): Promise<void> {
  const attempt = await takeTry(platform, id, 'confirm', null);
  const [row] = attempt
    ? await platform.db.route<{ hash: string | null }>(
        'SELECT password_hash AS hash FROM account WHERE id = $1 AND epoch = $2',
        [id, epoch],
      )
    : [];
  if (!(await isPassword(row?.hash ?? null, password))) throw new Refusal('password_wrong');
  await attempt?.succeed();
}

async function moveEpoch(
  platform: Platform,
  account: Account,
  action: `account.${string}`,
  change: string,
  params: unknown[],
): Promise<number> {
  const moved = await changeAccount(platform, account, action, async (tx) => {
    const rows = await tx.sql(
      `UPDATE account SET epoch = epoch + 1, ${change} WHERE id = $1 AND epoch = $2 AND disabled_at IS NULL RETURNING id`,
      [account.id, account.epoch, ...params],
    );
    if (rows.length > 0) await forgetDevices(tx, account.id);
    return rows.length > 0;
  });
  // Another tab was quicker: this session is over.
  if (!moved) throw new Refusal('signed_out');
  return account.epoch + 1;
}
