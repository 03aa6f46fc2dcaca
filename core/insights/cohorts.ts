import { requireOwner } from '../campaigns/require-owner.js';
import type { PlatformTx, Tx } from '../db/tx.js';
import type { Id, PlatformScope, Scope } from '../scope.js';
import { firstDayOf, periodsUntil, type Period } from './period.js';
import { COHORTS_OF_MONTHS, MONTHS_OF_MARKS } from './rollups/count-cohorts.js';

export interface Cohort {
  /** The first day of the month of their first visit, `2026-11-01`. */
  month: string;
  guests: number;
  /** How many were back in the first, second and third month after it. */
  back1: number;
  back2: number;
  back3: number;
}

const MOST_MONTHS = 36;

/** Who comes back to a business: its guests by the month of their first visit, so many months that end with this one. Throws Refusal `forbidden`. */
export async function readCohorts(scope: Scope, tx: Tx, month: Period, count = 12): Promise<Cohort[]> {
  requireOwner(scope);
  return read(tx, scope.businessId, month, count);
}

/** The same over all businesses; who goes to two of them is a guest of each, and months are those of each business's own calendar. */
export async function readPlatformCohorts(
  _scope: PlatformScope,
  tx: PlatformTx,
  month: Period,
  count = 12,
): Promise<Cohort[]> {
  return read(tx, null, month, count);
}

/** Counted cohorts, but those that a visit since may have changed: these are counted now, in the same snapshot. */
async function read(tx: PlatformTx, businessId: Id | null, month: Period, count: number): Promise<Cohort[]> {
  const months = periodsUntil(month, Math.min(count, MOST_MONTHS)).map(firstDayOf);
  const own = (alias: string): string =>
    businessId === null ? '$1::bigint IS NULL' : `${alias}.business_id = $1`;
  const rows = await tx.sql<Cohort>(
    `WITH marks AS MATERIALIZED (SELECT m.business_id, m.guest_id, m.day FROM cohort_mark m WHERE ${own('m')}),
     months AS MATERIALIZED (SELECT x.business_id, x.month FROM (${MONTHS_OF_MARKS}) x WHERE x.month = ANY($2::date[])),
     counted AS (${COHORTS_OF_MONTHS}),
     known AS (
       SELECT month, guests, back_1, back_2, back_3 FROM cohort c WHERE ${own('c')} AND month = ANY($2::date[])
         AND NOT EXISTS (SELECT FROM months m WHERE m.business_id = c.business_id AND m.month = c.month)
       UNION ALL SELECT month, guests, back_1, back_2, back_3 FROM counted)
     SELECT m.month::text AS month, coalesce(sum(guests), 0)::int AS guests, coalesce(sum(back_1), 0)::int AS back1,
       coalesce(sum(back_2), 0)::int AS back2, coalesce(sum(back_3), 0)::int AS back3
     FROM unnest($2::date[]) AS m (month) LEFT JOIN known k ON k.month = m.month GROUP BY m.month ORDER BY m.month`,
    [businessId, months],
  );
  return rows;
}
