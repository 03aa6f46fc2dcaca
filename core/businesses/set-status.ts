import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { Business } from './business.js';

/** Opens, suspends or closes a business: without a chat, its page stays for opting out and for one's own data. Does nothing when it is so already. */
export async function setBusinessStatus(scope: Scope, tx: Tx, status: Business['status']): Promise<void> {
  const changed = await tx.sql(
    `UPDATE business SET status = $2, version = version + 1 WHERE business_id = $1 AND status <> $2 RETURNING business_id`,
    [scope.businessId, status],
  );
  if (changed.length === 0) return;
  appendActivity(scope, tx, {
    action: 'business.status',
    subject: { type: 'business', id: scope.businessId },
    fields: ['status'],
  });
}
