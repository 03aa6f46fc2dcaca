import type { Id } from '../../../../core/scope.js';
import type { TestDatabase } from '../../../support/test-database.js';
import type { Days } from './counts.js';

type Asking = Pick<TestDatabase, 'asOwner'>;

/** Interactions by weekday and hour as the clock on the wall of that zone has them. */
export async function busyRaw({ asOwner }: Asking, businessId: Id | null, { first, last, zone }: Days) {
  const rows = await asOwner<{ weekday: number; hour: number; n: number }>(
    `SELECT to_char(wall, 'ID')::int AS weekday, to_char(wall, 'HH24')::int AS hour, count(*)::int AS n FROM (
       SELECT at AT TIME ZONE $4 AS wall FROM scan WHERE $1::bigint IS NULL OR business_id = $1 UNION ALL
       SELECT created_at AT TIME ZONE $4 FROM conversation WHERE answers >= 1 AND ($1::bigint IS NULL OR business_id = $1)) x
     WHERE wall::date BETWEEN $2 AND $3 GROUP BY 1, 2`,
    [businessId, first, last, zone],
  );
  const hours = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
  for (const { weekday, hour, n } of rows) hours[weekday - 1]![hour] = n;
  return { hours };
}

/** Guests by the month of their first visit, with who came again how many months later. */
export async function cohortsRaw({ asOwner }: Asking, businessId: Id | null, months: string[]) {
  return asOwner(
    `WITH gone AS (
       SELECT business_id, guest_id, min(day) AS first, array_agg(DISTINCT
         (extract(year FROM day) * 12 + extract(month FROM day))::int) AS months
       FROM visit WHERE $1::bigint IS NULL OR business_id = $1 GROUP BY 1, 2),
     numbered AS (SELECT *, (extract(year FROM first) * 12 + extract(month FROM first))::int AS start FROM gone)
     SELECT to_char(m.month, 'YYYY-MM-DD') AS month, count(n.start)::int AS guests, (count(*) FILTER (WHERE start + 1 = ANY(months)))::int AS back1,
       (count(*) FILTER (WHERE start + 2 = ANY(months)))::int AS back2, (count(*) FILTER (WHERE start + 3 = ANY(months)))::int AS back3
     FROM unnest($2::date[]) AS m (month) LEFT JOIN numbered n ON to_char(n.first, 'YYYYMM') = to_char(m.month, 'YYYYMM')
     GROUP BY m.month ORDER BY m.month`,
    [businessId, months],
  );
}

/** Each business with what it is to the platform at a moment, by what it did in the 30 days before. */
export async function activityRaw({ asOwner }: Asking, now: Date) {
  return asOwner<{
    businessId: Id;
    name: string;
    region: string;
    status: string;
    active: boolean;
    activeBefore: boolean;
  }>(
    `SELECT b.business_id AS "businessId", b.name, b.region, b.status,
       coalesce(bool_or(l.at > $1::timestamptz - interval '720 hours' AND l.at <= $1), false) AS active,
       coalesce(bool_or(l.at > $1::timestamptz - interval '1440 hours' AND l.at <= $1::timestamptz - interval '720 hours'), false) AS "activeBefore"
     FROM business b LEFT JOIN (
       SELECT business_id, at FROM scan UNION ALL SELECT business_id, created_at FROM guest
       UNION ALL SELECT business_id, accepted_at FROM message WHERE payer = 'package' AND channel = 'sms') l USING (business_id)
     GROUP BY b.business_id ORDER BY b.business_id`,
    [now],
  );
}
