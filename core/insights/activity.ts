import { DateTime } from 'luxon';

/** What a business is to the platform: closed or suspended, or open with or without life in the last 30 days. */
export type Activity = 'active' | 'inactive' | 'closed';

export const ACTIVE_DAYS = 30;

/** The 30 times 24 hours up to a moment; what happens at the moment itself is in, at its beginning not. */
export const activeWindow = (until: Date): { since: Date; until: Date } => ({
  since: DateTime.fromJSDate(until, { zone: 'UTC' }).minus({ days: ACTIVE_DAYS }).toJSDate(),
  until,
});

/** Whether the open business b had a scan, a guest who joined or an SMS that it paid for, after one parameter and up to another. */
export const isActive = (since: string, until: string): string => `(b.status = 'open' AND (
  EXISTS (SELECT FROM scan s WHERE s.business_id = b.business_id AND s.at > ${since} AND s.at <= ${until})
  OR EXISTS (SELECT FROM guest g WHERE g.business_id = b.business_id AND g.created_at > ${since} AND g.created_at <= ${until})
  OR EXISTS (SELECT FROM message m WHERE m.business_id = b.business_id AND m.accepted_at > ${since} AND m.accepted_at <= ${until}
    AND m.payer = 'package' AND m.channel = 'sms')))`;

/** Activity of business b in the window between two parameters, as SQL. */
export const activityOf = (since: string, until: string): string =>
  `CASE WHEN b.status <> 'open' THEN 'closed' WHEN ${isActive(since, until)} THEN 'active' ELSE 'inactive' END`;

/** The last of what keeps business b alive: its last scan or guest who joined, or an SMS that it paid for since then. */
export const LAST_LIFE = `SELECT coalesce((SELECT m.accepted_at FROM message m WHERE m.business_id = b.business_id AND m.accepted_at > coalesce(l.at, '-infinity')
    AND m.payer = 'package' AND m.channel = 'sms' ORDER BY m.accepted_at DESC LIMIT 1), l.at)
  FROM (SELECT greatest((SELECT max(s.at) FROM scan s WHERE s.business_id = b.business_id),
    (SELECT max(g.created_at) FROM guest g WHERE g.business_id = b.business_id)) AS at) l`;
