import { DateTime } from 'luxon';
import type { Tx } from '../db/tx.js';
import { startOfDay } from '../local-day.js';
import type { Id, Scope } from '../scope.js';

export interface SmsPackage {
  id: Id;
  status: 'running' | 'ended';
  /** SMS segments of one period. */
  bookedSms: number;
  /** Of one period, in the smallest unit of `currency`. */
  priceMinor: number;
  currency: string;
  periodMonths: number;
  /** Local day of the first period, `2026-01-31`. */
  firstDay: string;
  periodNo: number;
  startsAt: Date;
  endsAt: Date;
  renews: boolean;
  rollsOver: boolean;
}

export const PACKAGE_COLUMNS = `id, status, booked_sms AS "bookedSms", price_minor AS "priceMinor", currency,
  period_months AS "periodMonths", to_char(first_day, 'YYYY-MM-DD') AS "firstDay", period_no AS "periodNo", starts_at AS "startsAt",
  ends_at AS "endsAt", renews, rolls_over AS "rollsOver"`;

/** The package that the business spends from now, null without one. */
export async function runningPackage(scope: Scope, tx: Tx): Promise<SmsPackage | null> {
  const [row] = await tx.sql<SmsPackage>(
    `SELECT ${PACKAGE_COLUMNS} FROM sms_package WHERE business_id = $1 AND status = 'running'`,
    [scope.businessId],
  );
  return row ?? null;
}

/** When a period ends: the local midnight that begins the next, counted from the first day so that the 31st is not lost in February. */
export function periodEnd(
  { firstDay, periodNo, periodMonths }: Pick<SmsPackage, 'firstDay' | 'periodNo' | 'periodMonths'>,
  timezone: string,
): Date {
  const end = DateTime.fromISO(firstDay, { zone: 'UTC' }).plus({ months: periodMonths * (periodNo + 1) });
  return startOfDay(end.toISODate()!, timezone);
}

/** Writes a package and when it is due; the caller has locked the balance and books the SMS. */
export async function insertPackage(
  scope: Scope,
  tx: Tx,
  fields: Omit<SmsPackage, 'id' | 'status'> & { renewedFrom?: Id },
): Promise<Id> {
  const { id } = await tx.one<{ id: Id }>(
    `INSERT INTO sms_package (business_id, status, booked_sms, price_minor, currency, period_months, first_day, period_no, starts_at, ends_at,
       renews, rolls_over, renewed_from, created_at)
     VALUES ($1, 'running', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
    [
      scope.businessId,
      fields.bookedSms,
      fields.priceMinor,
      fields.currency,
      fields.periodMonths,
      fields.firstDay,
      fields.periodNo,
      fields.startsAt,
      fields.endsAt,
      fields.renews,
      fields.rollsOver,
      fields.renewedFrom ?? null,
      tx.now,
    ],
  );
  await tx.sql(
    `INSERT INTO package_due (business_id, ends_at) VALUES ($1, $2) ON CONFLICT (business_id) DO UPDATE SET ends_at = EXCLUDED.ends_at`,
    [scope.businessId, fields.endsAt],
  );
  return id;
}
