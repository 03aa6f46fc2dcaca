import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import { ACCOUNT_COLUMNS, readAccount, type Account, type AccountRow } from './account.js';

/** The account as it is now; null once it is disabled, or when its epoch has moved on from the session's. */
export async function reloadAccount({ db, keys }: Platform, id: Id, epoch: number): Promise<Account | null> {
  const [row] = await db.route<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE id = $1 AND epoch = $2 AND disabled_at IS NULL`,
    [id, epoch],
  );
  return row ? readAccount(keys, row) : null;
}
