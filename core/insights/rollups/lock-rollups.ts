import type { Tx } from '../../db/tx.js';
import type { Scope } from '../../scope.js';

const KEY = `hashtextextended('rollups:' || $1::text, 0)`;

/** Whether a business's rollups are this transaction's alone to write, until it ends; false when somebody else has them. */
export async function tryLockRollups({ businessId }: Scope, tx: Tx): Promise<boolean> {
  const { locked } = await tx.one<{ locked: boolean }>(`SELECT pg_try_advisory_xact_lock(${KEY}) AS locked`, [
    businessId,
  ]);
  return locked;
}

/** Waits until a business's rollups are this transaction's alone to write. */
export async function lockRollups({ businessId }: Scope, tx: Tx): Promise<void> {
  await tx.sql(`SELECT pg_advisory_xact_lock(${KEY})`, [businessId]);
}
