import type { Tx } from '../db/tx.js';
import { FORGONE } from './free-email.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';

/** A person at the panel of a business. */
export interface StaffMember {
  id: Id;
  name: string;
  role: 'owner' | 'cashier';
  createdAt: Date;
}

/** The business's people, the newest last; `ids` leaves out all others. */
export async function listStaff(scope: Scope, tx: Tx, ids: Id[] | null = null): Promise<StaffMember[]> {
  const rows = await tx.sql<{ id: Id; role: StaffMember['role']; name_sealed: Buffer; created_at: Date }>(
    `SELECT id, role, name_sealed, created_at FROM staff
     WHERE business_id = $1 AND ($2::bigint[] IS NULL OR id = ANY($2)) ORDER BY created_at, id`,
    [scope.businessId, ids],
  );
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    name: tx.keys.open('staff.name', row.name_sealed),
    createdAt: row.created_at,
  }));
}

/** What becomes of a person's sign-in: it opens, its invitation waits or ran out, or it is taken away. */
export type SignInState = 'active' | 'invited' | 'lapsed' | 'disabled';

/** How each person signs in. Staff without a sign-in are absent. */
export async function readSignIns(
  { db }: Pick<Platform, 'db'>,
  scope: Scope,
): Promise<Map<Id, { email: string; state: SignInState }>> {
  return db.inPanelScope(scope, async (tx) => {
    const rows = await tx.sql<{ staff_id: Id; email_sealed: Buffer; state: SignInState }>(
      `SELECT staff_id, email_sealed,
         CASE WHEN disabled_at IS NOT NULL THEN 'disabled' WHEN ${FORGONE} THEN 'lapsed' WHEN password_hash IS NULL THEN 'invited'
           ELSE 'active' END AS state
       FROM account a WHERE business_id = $1 AND staff_id IS NOT NULL`,
      [scope.businessId, tx.now],
    );
    return new Map(
      rows.map(({ staff_id, email_sealed, state }) => [
        staff_id,
        { email: tx.platformKeys.open('account.email', email_sealed), state },
      ]),
    );
  });
}
