import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';

/** A person at the panel of a business, as yet without a sign-in. */
export async function addStaff(
  { businessId }: Scope,
  tx: Tx,
  { name, role }: { name: string; role: 'owner' | 'cashier' },
): Promise<Id> {
  const { id } = await tx.one<{ id: Id }>(
    'INSERT INTO staff (business_id, role, name_sealed, created_at) VALUES ($1, $2, $3, $4) RETURNING id',
    [businessId, role, tx.keys.seal('staff.name', name), tx.now],
  );
  return id;
}
