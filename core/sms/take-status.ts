import { isBusiness } from '../businesses/find-business.js';
import type { Platform } from '../platform.js';
import { systemScope, type Id } from '../scope.js';
import { settleStatus, type StatusMove, type StatusReport } from './settle-status.js';

/** A provider's report, in a transaction of its own. Null where it moves nothing: an unknown business or row, or old news. */
export async function takeStatus(
  { db }: Platform,
  businessId: Id,
  report: StatusReport,
): Promise<StatusMove | null> {
  if (!(await isBusiness(db, businessId))) return null;
  const scope = systemScope(businessId);
  return db.inScope(scope, (tx) => settleStatus(scope, tx, report));
}
