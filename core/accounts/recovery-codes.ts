import { randomInt } from 'node:crypto';
import type { PlatformKeys } from '../crypto/platform-keys.js';
import type { PlatformTx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import type { Account } from './account.js';
import { changeAccount } from './change-account.js';

const COUNT = 10;
/** No two that look alike; ten of 30 are 49 bits, behind the same count of tries as a password. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz2345678';

const hashOf = (keys: PlatformKeys, accountId: Id, code: string): string =>
  keys.pseudonym('recovery', `${accountId}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);

function makeCode(): string {
  const five = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${five()}-${five()}`;
}

/** Ten new ones instead of any earlier; they are shown once and kept as keyed hashes. */
export async function makeRecoveryCodes(tx: PlatformTx, accountId: Id): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, makeCode);
  await tx.sql('DELETE FROM account_recovery_code WHERE account_id = $1', [accountId]);
  await tx.sql('INSERT INTO account_recovery_code (account_id, code_hash) SELECT $1, unnest($2::text[])', [
    accountId,
    codes.map((code) => hashOf(tx.platformKeys, accountId, code)),
  ]);
  return codes;
}

/** Takes one, once, and logs that it was needed. Throws Refusal `code_wrong`. */
export async function takeRecoveryCode(platform: Platform, account: Account, code: string): Promise<void> {
  const taken = await changeAccount(platform, account, 'account.recovery_code', async (tx) => {
    const rows = await tx.sql(
      'UPDATE account_recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING account_id',
      [account.id, hashOf(tx.platformKeys, account.id, code), tx.now],
    );
    return rows.length > 0;
  });
  if (!taken) throw new Refusal('code_wrong');
}
