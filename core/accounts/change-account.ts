import { appendActivity } from '../activity-log/append-activity.js';
import { appendPlatformActivity } from '../activity-log/append-platform-activity.js';
import type { PlatformTx } from '../db/tx.js';
import type { Platform } from '../platform.js';
import { operationsScope, platformScope, systemScope } from '../scope.js';
import { scopeOf, type Account } from './account.js';

/**
 * A change of a sign-in, by whoever it is or by operations at a terminal, and its line in the activity log, in one transaction: the
 * business's log for owner and cashier, the platform's for the CEO. `work` answers false when nothing came of it; then nothing is logged.
 */
export async function changeAccount(
  { db }: Platform,
  account: Account,
  action: `account.${string}`,
  work: (tx: PlatformTx) => Promise<boolean>,
  by: 'self' | 'operations' = 'self',
): Promise<boolean> {
  const own = scopeOf(account);
  const scope = own && by === 'operations' ? systemScope(own.businessId) : own;
  const activity = { action, subject: { type: 'account', id: account.id } };
  if (scope)
    return db.inPanelScope(scope, async (tx) => {
      const changed = await work(tx);
      if (changed) appendActivity(scope, tx, activity);
      return changed;
    });
  const platform = by === 'operations' ? operationsScope() : platformScope(account.id);
  return db.acrossBusinesses(platform, async (tx) => {
    const changed = await work(tx);
    if (changed) await appendPlatformActivity(platform, tx, activity);
    return changed;
  });
}
