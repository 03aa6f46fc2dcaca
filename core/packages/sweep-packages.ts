import type { Platform } from '../platform.js';
import { systemScope, type Id } from '../scope.js';
import { closeEndedPackages } from './close-ended-packages.js';

const AT_ONCE = 200;

/** Closes every package whose period is over. One that fails is logged and stands in nobody's way. */
export async function sweepPackages({ db, clock, log }: Platform): Promise<void> {
  let after: Id = '0';
  for (;;) {
    const due: { businessId: Id }[] = await db.route(
      `SELECT business_id AS "businessId" FROM package_due WHERE ends_at <= $1 AND business_id > $2 ORDER BY business_id LIMIT $3`,
      [clock.now(), after, AT_ONCE],
    );
    for (const { businessId } of due) {
      const scope = systemScope(businessId);
      await db
        .inScope(scope, (tx) => closeEndedPackages(scope, tx))
        .catch((error: unknown) => log.error({ error, businessId }, 'a package could not be closed'));
    }
    if (due.length < AT_ONCE) return;
    after = due.at(-1)!.businessId;
  }
}
