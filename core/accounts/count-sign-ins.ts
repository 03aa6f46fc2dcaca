import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';

/** How many people of a business can sign in: never who. */
export interface SignIns {
  owners: number;
  /** Owners whose invitation was not taken up. */
  ownersInvited: number;
  cashiers: number;
  disabled: number;
}

/** The sign-ins of a business, counted by what they can do. Needs the panel's own rights. */
export async function countSignIns(_scope: PlatformScope, tx: PlatformTx, businessId: Id): Promise<SignIns> {
  return tx.one<SignIns>(
    `SELECT count(*) FILTER (WHERE role = 'owner' AND is_open AND password_hash IS NOT NULL)::int AS owners,
       count(*) FILTER (WHERE role = 'owner' AND is_open AND password_hash IS NULL)::int AS "ownersInvited",
       count(*) FILTER (WHERE role = 'cashier' AND is_open AND password_hash IS NOT NULL)::int AS cashiers,
       count(*) FILTER (WHERE NOT is_open)::int AS disabled
     FROM (SELECT role, password_hash, disabled_at IS NULL AS is_open FROM account WHERE business_id = $1) a`,
    [businessId],
  );
}
