import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import { ACCOUNT_COLUMNS, readAccount, type AccountRow } from './account.js';
import { changeAccount } from './change-account.js';
import { forgetDevices } from './devices.js';
import { emailHash, parseEmail } from './email.js';
import { forgetTotp } from './totp.js';

/**
 * For who lost app and spare codes and has proven to operations who they are: takes the second step away, ends sessions and a pause after
 * wrong tries, and writes to their address. Throws Refusal `email_invalid`, `not_found` where nobody has a second step by that e-mail.
 */
export async function resetSecondStep(platform: Platform, email: string): Promise<void> {
  const { db, keys } = platform;
  const [row] = await db.route<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE email_hash = $1 AND disabled_at IS NULL`,
    [emailHash(keys, parseEmail(email))],
  );
  if (!row) throw new Refusal('not_found');
  const account = readAccount(keys, row);
  const reset = await changeAccount(
    platform,
    account,
    'account.totp_reset',
    async (tx) => {
      if (!(await forgetTotp(tx, account))) return false;
      await tx.sql('UPDATE account SET epoch = epoch + 1 WHERE id = $1', [account.id]);
      await forgetDevices(tx, account.id);
      return true;
    },
    'operations',
  );
  if (!reset) throw new Refusal('not_found');
}
