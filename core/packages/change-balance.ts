import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { closeEndedPackages } from './close-ended-packages.js';
import { moveBalance, type Cause, type Change } from './move-balance.js';

/**
 * Moves the balance; a package that has ended is closed first, so that nothing is spent from it and a late sweep changes nothing.
 * False when there is not enough.
 */
export async function changeBalance(
  scope: Scope,
  tx: Tx,
  changes: Change[],
  cause: Cause = {},
): Promise<boolean> {
  if (await moveBalance(scope, tx, changes, cause)) return true;
  // Also when somebody else closed it while we waited for the row: what that left is seen only now.
  await closeEndedPackages(scope, tx);
  return moveBalance(scope, tx, changes, cause);
}

/** Segments are whole and not negative: anything else is a bug of the caller. */
export function assertSms(...amounts: number[]): void {
  for (const amount of amounts)
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is no number of SMS`);
}
