import { z } from 'zod';
import { appendActivity, changesOf } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { dayAt } from '../local-day.js';
import type { Id, Scope } from '../scope.js';
import { lockBalance } from './balance.js';
import { closeEndedPackages } from './close-ended-packages.js';
import { moveBalance } from './move-balance.js';
import { insertPackage, periodEnd, runningPackage } from './sms-package.js';

export const MOST_SMS = 10_000_000;
export const Terms = z.object({
  bookedSms: z.number().int().min(1).max(MOST_SMS),
  priceMinor: z.number().int().min(0).max(2_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
  periodMonths: z.number().int().min(1).max(36),
  renews: z.boolean(),
  rollsOver: z.boolean(),
});

/** What is agreed with a business: SMS segments and a price in the smallest unit, for each period. */
export type PackageTerms = z.infer<typeof Terms>;

/**
 * Books a package from now on; the CEO's to do. What was left without a package is spent with it. One runs at a time: more for the one that
 * runs is `adjustPackage`. Throws Refusal `package_invalid`, `package_running`.
 */
export async function bookPackage(scope: Scope, tx: Tx, terms: PackageTerms): Promise<Id> {
  const parsed = Terms.safeParse(terms);
  if (!parsed.success) throw new Refusal('package_invalid');
  await closeEndedPackages(scope, tx);
  const { timezone } = await tx.one<{ timezone: string }>(
    'SELECT timezone FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  await ensureBalance(scope, tx);
  await lockBalance(scope, tx);
  if (await runningPackage(scope, tx)) throw new Refusal('package_running');
  const firstDay = dayAt(tx.now, timezone);
  const period = { ...parsed.data, firstDay, periodNo: 0, startsAt: tx.now };
  const id = await insertPackage(scope, tx, { ...period, endsAt: periodEnd(period, timezone) });
  const booked = { kind: 'booked' as const, available: parsed.data.bookedSms, reserved: 0, packageId: id };
  if (!(await moveBalance(scope, tx, [booked]))) throw new Error('the balance moved under its own lock');
  appendActivity(scope, tx, {
    action: 'package.book',
    subject: { type: 'sms_package', id },
    changes: changesOf({}, parsed.data),
  });
  return id;
}

/** The row that everything else counts on; there from the first booking on. */
export async function ensureBalance(scope: Scope, tx: Tx): Promise<void> {
  await tx.sql(
    'INSERT INTO ledger_balance (business_id, available, reserved) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING',
    [scope.businessId],
  );
}
