import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { periodAt, type Period, type PeriodUnit } from './period.js';

/** The zone in which a business's days begin. */
export async function zoneOfBusiness({ businessId }: Scope, tx: Tx): Promise<string> {
  const { timezone } = await tx.one<{ timezone: string }>(
    'SELECT timezone FROM business WHERE business_id = $1',
    [businessId],
  );
  return timezone;
}

/** The day, week, month or year that it is at the business, or that it was at a moment. */
export async function businessPeriod(
  scope: Scope,
  tx: Tx,
  unit: PeriodUnit,
  at: Date = tx.now,
): Promise<Period> {
  return periodAt(unit, at, await zoneOfBusiness(scope, tx));
}
