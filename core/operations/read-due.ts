import type { Platform } from '../platform.js';

/** What waits to be looked at, and how late the oldest of it is; 0 where nothing is late. */
export interface DueQueue {
  queue: string;
  waiting: number;
  oldestSeconds: number;
}

/** From the routing tables alone, so that workers may ask: what is due by now, over all businesses. */
const DUE = `
WITH due AS (
  SELECT lane AS queue, due_at FROM message_due WHERE due_at <= $1
  UNION ALL SELECT 'campaigns', due_at FROM campaign_due WHERE due_at <= $1
  UNION ALL SELECT 'reminders', due_at FROM reminder_due WHERE due_at <= $1
  UNION ALL SELECT 'mails', due_at FROM mail WHERE status = 'pending' AND due_at <= $1)
SELECT q.queue, count(d.due_at)::int AS waiting,
  coalesce(extract(epoch FROM $1::timestamptz - min(d.due_at)), 0)::float8 AS "oldestSeconds"
FROM (VALUES ('codes'), ('messages'), ('reap'), ('campaigns'), ('reminders'), ('mails')) AS q (queue)
LEFT JOIN due d ON d.queue = q.queue GROUP BY q.queue ORDER BY q.queue`;

/** Each kind of work that is due now; one of which nothing is due is there too. */
export const readDue = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<DueQueue[]> =>
  db.route<DueQueue>(DUE, [clock.now()]);
