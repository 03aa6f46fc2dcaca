import type { Tx } from '../db/tx.js';
import { noteElsewhere } from '../insights/elsewhere-index.js';
import { dayAt } from '../local-day.js';
import type { Id, Scope } from '../scope.js';

/** A guest was here: once for each day of the business's own calendar, however often. */
export async function recordVisit(scope: Scope, tx: Tx, guestId: Id): Promise<void> {
  const { timezone } = await tx.one<{ timezone: string }>(
    'SELECT timezone FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  const day = dayAt(tx.now, timezone);
  const fresh = await tx.sql(
    'INSERT INTO visit (business_id, guest_id, day, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING guest_id',
    [scope.businessId, guestId, day, tx.now],
  );
  await tx.sql(
    'UPDATE guest SET last_visit_at = greatest(last_visit_at, $3) WHERE business_id = $1 AND id = $2',
    [scope.businessId, guestId, tx.now],
  );
  if (fresh.length > 0) await noteGuest(scope, tx, guestId, day);
}

async function noteGuest(scope: Scope, tx: Tx, guestId: Id, day: string): Promise<void> {
  const { phone_sealed } = await tx.one<{ phone_sealed: Buffer | null }>(
    'SELECT phone_sealed FROM guest WHERE business_id = $1 AND id = $2',
    [scope.businessId, guestId],
  );
  if (phone_sealed)
    await noteElsewhere(scope, tx, [{ phone: tx.keys.open('guest.phone', phone_sealed), day }]);
}
