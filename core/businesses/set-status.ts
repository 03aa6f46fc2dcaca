import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { Business } from './business.js';

/** Opens, suspends or closes a business: without a chat, its page stays for opting out and for one's own data. Does nothing when it is so already. */
export async function setBusinessStatus(scope: Scope, tx: Tx, status: Business['status']): Promise<void> {
  const [changed] = await tx.sql<{ was: Business['status'] }>(
    `UPDATE business b SET status = $2, version = version + 1 FROM (SELECT status FROM business WHERE business_id = $1 FOR UPDATE) o
     WHERE b.business_id = $1 AND o.status <> $2 RETURNING o.status AS was`,
    [scope.businessId, status],
  );
  if (!changed) return;
  appendActivity(scope, tx, {
    action: 'business.status',
    subject: { type: 'business', id: scope.businessId },
    changes: { status: [changed.was, status] },
  });
}
