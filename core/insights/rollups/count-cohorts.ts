import type { Tx } from '../../db/tx.js';
import type { Id, Scope } from '../../scope.js';

/** Whose visits came or went, and on which day. */
export interface CohortMark {
  guestId: Id;
  day: string;
}

/**
 * The months whose cohorts a mark may change: of the visit itself, of the guest's first one, and of the next one after it, which was the first
 * before an earlier one came. Found when they are needed and not when they are marked: what others write at once is then to be seen.
 */
export const MONTHS_OF_MARKS = `
  SELECT DISTINCT k.business_id, date_trunc('month', d.day::timestamp)::date AS month FROM marks k CROSS JOIN LATERAL (
    SELECT k.day UNION ALL
    SELECT min(v.day) FROM visit v WHERE v.business_id = k.business_id AND v.guest_id = k.guest_id UNION ALL
    SELECT min(v.day) FROM visit v WHERE v.business_id = k.business_id AND v.guest_id = k.guest_id AND v.day > k.day) d
  WHERE d.day IS NOT NULL`;

/** The cohorts of a business's months as visits tell them. */
export const COHORTS_OF_MONTHS = `
  SELECT m.business_id, m.month, c.* FROM months m CROSS JOIN LATERAL (
    SELECT count(*)::int AS guests, count(*) FILTER (WHERE back_1)::int AS back_1, count(*) FILTER (WHERE back_2)::int AS back_2,
      count(*) FILTER (WHERE back_3)::int AS back_3
    FROM cohort_fact f WHERE f.business_id = m.business_id AND f.first_day >= m.month AND f.first_day < (m.month + interval '1 month')::date) c`;

/** Counts the cohorts anew that these marks may have changed, or all where they are null. Whoever calls it holds the business's lock. */
export async function countCohorts({ businessId }: Scope, tx: Tx, marks: CohortMark[] | null): Promise<void> {
  if (marks?.length === 0) return;
  const months =
    marks === null
      ? `SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM visit WHERE business_id = $1
         UNION SELECT month FROM cohort WHERE business_id = $1`
      : MONTHS_OF_MARKS;
  const given =
    marks === null
      ? ''
      : 'marks AS (SELECT $1::bigint AS business_id, k.* FROM unnest($2::bigint[], $3::date[]) AS k (guest_id, day)),';
  await tx.sql(
    `WITH ${given} months AS MATERIALIZED (SELECT $1::bigint AS business_id, m.month FROM (${months}) m)
     INSERT INTO cohort (business_id, month, guests, back_1, back_2, back_3)
     ${COHORTS_OF_MONTHS}
     ON CONFLICT (business_id, month) DO UPDATE
       SET guests = EXCLUDED.guests, back_1 = EXCLUDED.back_1, back_2 = EXCLUDED.back_2, back_3 = EXCLUDED.back_3`,
    marks === null
      ? [businessId]
      : [businessId, marks.map(({ guestId }) => guestId), marks.map(({ day }) => day)],
  );
}
