import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';

/** SMS segments: what may still be spent, and what is held for messages under way. */
export interface Balance {
  available: number;
  reserved: number;
}

/** Nothing booked yet is nothing to spend. A package that ended within the last minute may still be in it: spending looks again. */
export async function readBalance(scope: Scope, tx: Tx): Promise<Balance> {
  const [row] = await tx.sql<Balance>(
    'SELECT available, reserved FROM ledger_balance WHERE business_id = $1',
    [scope.businessId],
  );
  return row ?? { available: 0, reserved: 0 };
}

/** The balance, held until the transaction ends; take it after every other row. */
export async function lockBalance(scope: Scope, tx: Tx): Promise<Balance> {
  const [row] = await tx.sql<Balance>(
    'SELECT available, reserved FROM ledger_balance WHERE business_id = $1 FOR UPDATE',
    [scope.businessId],
  );
  return row ?? { available: 0, reserved: 0 };
}
