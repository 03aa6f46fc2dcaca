import { appendActivity, changesOf } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Scope } from '../scope.js';
import { lockBalance } from './balance.js';
import { ensureBalance, MOST_SMS, Terms, type PackageTerms } from './book-package.js';
import { closeEndedPackages } from './close-ended-packages.js';
import { moveBalance } from './move-balance.js';
import { runningPackage } from './sms-package.js';

const Changed = Terms.omit({ currency: true, periodMonths: true }).partial().strict();

/** What may change while a package runs. `renews: false` ends it with its period. */
export type PackageChange = Partial<Omit<PackageTerms, 'currency' | 'periodMonths'>>;

/**
 * Changes the running package, in this period and those after it: more or fewer SMS count at once. The CEO's to do, with a reason; old and
 * new stand in the activity log. Throws Refusal `no_package`, `package_invalid`, `reason_missing`, and `package_empty` when fewer are
 * left than are to be taken away.
 */
export async function adjustPackage(
  scope: Scope,
  tx: Tx,
  change: PackageChange,
  reason: string,
): Promise<void> {
  const parsed = Changed.safeParse(change);
  if (!parsed.success) throw new Refusal('package_invalid');
  const why = readReason(reason);
  await closeEndedPackages(scope, tx);
  const { available } = await lockBalance(scope, tx);
  const before = await runningPackage(scope, tx);
  if (!before) throw new Refusal('no_package');
  const changes = changesOf({ ...before }, parsed.data);
  if (Object.keys(changes).length === 0) return;
  const after = { ...before, ...parsed.data };
  await add(scope, tx, {
    sms: after.bookedSms - before.bookedSms,
    available,
    reason: why,
    packageId: before.id,
  });
  await tx.sql(
    `UPDATE sms_package SET booked_sms = $3, price_minor = $4, renews = $5, rolls_over = $6 WHERE business_id = $1 AND id = $2`,
    [scope.businessId, before.id, after.bookedSms, after.priceMinor, after.renews, after.rollsOver],
  );
  appendActivity(scope, tx, {
    action: 'package.adjust',
    subject: { type: 'sms_package', id: before.id },
    fields: Object.keys(changes),
    // A price is a number of something: its currency stands beside it, though it did not change.
    changes: changes['priceMinor'] ? { ...changes, currency: [before.currency, before.currency] } : changes,
    reason: why,
  });
}

/**
 * Gives SMS once, or takes some away, and leaves the package's terms as they are. The CEO's to do, with a reason. Throws Refusal
 * `package_invalid`, `reason_missing`, `package_empty`.
 */
export async function adjustBalance(scope: Scope, tx: Tx, sms: number, reason: string): Promise<void> {
  if (!Number.isInteger(sms) || sms === 0 || Math.abs(sms) > MOST_SMS) throw new Refusal('package_invalid');
  const why = readReason(reason);
  await closeEndedPackages(scope, tx);
  await ensureBalance(scope, tx);
  const { available } = await lockBalance(scope, tx);
  const packageId = (await runningPackage(scope, tx))?.id;
  await add(scope, tx, { sms, available, reason: why, packageId });
  appendActivity(scope, tx, {
    action: 'balance.adjust',
    subject: { type: 'business', id: scope.businessId },
    changes: { available: [available, available + sms] },
    reason: why,
  });
}

async function add(
  scope: Scope,
  tx: Tx,
  {
    sms,
    available,
    reason,
    packageId,
  }: { sms: number; available: number; reason: string; packageId?: string },
): Promise<void> {
  if (sms === 0) return;
  const adjusted = { kind: 'adjusted' as const, available: sms, reserved: 0, packageId };
  if (!(await moveBalance(scope, tx, [adjusted], { reason })))
    throw new Refusal('package_empty', { available, needed: -sms });
}

function readReason(reason: string): string {
  const why = reason.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (why.length < 3 || why.length > 500) throw new Refusal('reason_missing');
  return why;
}
