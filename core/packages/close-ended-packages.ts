import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { systemScope, type Scope } from '../scope.js';
import { lockBalance } from './balance.js';
import { moveBalance, type Change } from './move-balance.js';
import { insertPackage, PACKAGE_COLUMNS, periodEnd, type SmsPackage } from './sms-package.js';

/**
 * Closes the business's package when its period is over: the rest rolls over or expires, and the next period is booked; as often as periods
 * have passed. Entries carry the time at which the period ended, so that a sweep weeks late writes what a timely one would have.
 * Answers how many were closed.
 */
export async function closeEndedPackages(scope: Scope, tx: Tx): Promise<number> {
  const system = systemScope(scope.businessId);
  let closed = 0;
  while (await closeOne(system, tx)) closed += 1;
  return closed;
}

async function closeOne(scope: Scope, tx: Tx): Promise<boolean> {
  const due = await tx.sql(
    `SELECT FROM sms_package WHERE business_id = $1 AND status = 'running' AND ends_at <= $2`,
    [scope.businessId, tx.now],
  );
  if (due.length === 0) return false;
  const { available: rest } = await lockBalance(scope, tx);
  const [ended] = await tx.sql<SmsPackage>(
    `UPDATE sms_package SET status = 'ended' WHERE business_id = $1 AND status = 'running' AND ends_at <= $2 RETURNING ${PACKAGE_COLUMNS}`,
    [scope.businessId, tx.now],
  );
  // Somebody closed it while we waited for the balance: there may be nothing more to do, or a period after it.
  if (!ended) return closeOne(scope, tx);
  const heir = await renew(scope, tx, ended);
  const changes: Change[] = [];
  if (rest > 0 && !ended.rollsOver)
    changes.push({ kind: 'expired', available: -rest, reserved: 0, packageId: ended.id });
  if (rest > 0 && ended.rollsOver && heir) {
    changes.push({ kind: 'rolled_over', available: -rest, reserved: 0, packageId: ended.id });
    changes.push({ kind: 'rolled_over', available: rest, reserved: 0, packageId: heir.id });
  }
  if (heir) changes.push({ kind: 'booked', available: heir.bookedSms, reserved: 0, packageId: heir.id });
  if (changes.length > 0 && !(await moveBalance(scope, tx, changes, {}, ended.endsAt)))
    throw new Error('the balance moved under its own lock');
  appendActivity(scope, tx, {
    action: heir ? 'package.renew' : 'package.end',
    subject: { type: 'sms_package', id: ended.id },
    fields: ['status'],
  });
  return true;
}

async function renew(
  scope: Scope,
  tx: Tx,
  ended: SmsPackage,
): Promise<{ id: string; bookedSms: number } | null> {
  const business = await tx.one<{ status: string; timezone: string }>(
    'SELECT status, timezone FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  if (!ended.renews || business.status === 'closed') {
    await tx.sql('DELETE FROM package_due WHERE business_id = $1', [scope.businessId]);
    return null;
  }
  const next = { ...ended, periodNo: ended.periodNo + 1, startsAt: ended.endsAt, renewedFrom: ended.id };
  const id = await insertPackage(scope, tx, { ...next, endsAt: periodEnd(next, business.timezone) });
  return { id, bookedSms: ended.bookedSms };
}
