import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';

export interface LedgerFault {
  what: 'available' | 'reserved';
  balance: number;
  entries: number;
}

/** Holds the balance against the sum of its entries, both of one moment. */
export async function verifyLedger(
  scope: Scope,
  tx: Tx,
): Promise<{ checked: number; faults: LedgerFault[] }> {
  // One statement is one snapshot: entries and balance commit together.
  const row = await tx.one<Record<'n' | 'available' | 'reserved' | 'sumAvailable' | 'sumReserved', number>>(
    `SELECT count(e.id)::int AS n, coalesce(max(b.available), 0) AS available, coalesce(max(b.reserved), 0) AS reserved,
       coalesce(sum(e.available), 0)::float8 AS "sumAvailable", coalesce(sum(e.reserved), 0)::float8 AS "sumReserved"
     FROM (SELECT $1::bigint AS business_id) own
     LEFT JOIN ledger_balance b ON b.business_id = own.business_id
     LEFT JOIN ledger_entry e ON e.business_id = own.business_id`,
    [scope.businessId],
  );
  const sides = [
    { what: 'available' as const, balance: row.available, entries: row.sumAvailable },
    { what: 'reserved' as const, balance: row.reserved, entries: row.sumReserved },
  ];
  return { checked: row.n, faults: sides.filter(({ balance, entries }) => balance !== entries) };
}
