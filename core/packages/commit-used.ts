import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { lockBalance } from './balance.js';
import { assertSms, changeBalance } from './change-balance.js';
import { closeEndedPackages } from './close-ended-packages.js';
import type { Change } from './move-balance.js';

interface Used {
  /** Segments that were held for these messages. */
  reserved: number;
  /** Segments that the provider bills for them. */
  used: number;
  campaignId?: Id;
  messageId?: Id;
}

/**
 * Turns what was held into what was used, for a whole batch at once: what was held too much is given back, what was billed beyond it
 * is taken from what is left. A package never owes: what it cannot cover is the platform's loss, kept as `uncovered` and answered.
 * Throws when more than is held.
 */
export async function commitUsed(
  scope: Scope,
  tx: Tx,
  { reserved, used, ...cause }: Used,
): Promise<{ uncovered: number }> {
  assertSms(reserved, used);
  if (reserved === 0 && used === 0) return { uncovered: 0 };
  const beyond = Math.max(0, used - reserved);
  const covered = beyond > 0 ? await coverable(scope, tx, beyond) : 0;
  const uncovered = beyond - covered;
  const held = Math.min(used, reserved);
  const changes: Change[] = [];
  if (used > 0) changes.push({ kind: 'used', available: -covered || 0, reserved: -held || 0, uncovered });
  const back = reserved - held;
  if (back > 0) changes.push({ kind: 'released', available: back, reserved: -back });
  if (!(await changeBalance(scope, tx, changes, cause))) throw new Error('more SMS used than were reserved');
  if (uncovered > 0)
    tx.afterCommit(() =>
      tx.log.warn(
        { businessId: scope.businessId, uncovered, ...cause },
        'the provider billed more than a package had',
      ),
    );
  return { uncovered };
}

async function coverable(scope: Scope, tx: Tx, wanted: number): Promise<number> {
  await closeEndedPackages(scope, tx);
  const { available } = await lockBalance(scope, tx);
  return Math.min(wanted, available);
}
