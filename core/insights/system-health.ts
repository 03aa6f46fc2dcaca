import { DateTime } from 'luxon';
import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';

export interface SystemHealth {
  /** SMS and campaign recipients that may go now and have not gone. */
  waiting: number;
  /** Since when the oldest of what is due waits; null: nothing does. */
  oldestDueAt: Date | null;
  /** Whether that is longer than the sweep takes even when the queue forgot. */
  late: boolean;
  /** Messages of any kind and payer. */
  lastHour: { sent: number; failed: number };
  pausedSenders: { sender: string; reason: string; until: Date }[];
}

/** The sweep looks each minute: what waits longer is stuck. */
const LATE_MINUTES = 5;
/** So long after a sending its receipt may come. */
const RECEIPT_HOURS = 72;

/** Whether messages flow: what waits, what went and failed in the last hour, and which senders rest. */
export async function readSystemHealth(scope: PlatformScope, tx: PlatformTx): Promise<SystemHealth> {
  const pausedSenders = await tx.sql<SystemHealth['pausedSenders'][number]>(
    `SELECT sender, paused_reason AS reason, paused_until AS until FROM sender_pace WHERE paused_until > $1 ORDER BY sender`,
    [tx.now],
  );
  return { ...(await readFlow(scope, tx)), pausedSenders };
}

/** The same of one business, or of all where none is named; senders are nobody's own. */
export async function readFlow(
  _scope: PlatformScope,
  tx: PlatformTx,
  businessId: Id | null = null,
): Promise<Omit<SystemHealth, 'pausedSenders'>> {
  const now = DateTime.fromJSDate(tx.now, { zone: 'UTC' });
  const due = await readDue(tx, businessId);
  return {
    ...due,
    late: due.oldestDueAt !== null && due.oldestDueAt < now.minus({ minutes: LATE_MINUTES }).toJSDate(),
    lastHour: await readHour(tx, businessId, now),
  };
}

/** A campaign under way is late by its nature; one that was to start is not. Whoever is not open sends none. */
const readDue = (
  tx: PlatformTx,
  businessId: Id | null,
): Promise<Pick<SystemHealth, 'waiting' | 'oldestDueAt'>> =>
  tx.one(
    `WITH single AS (SELECT due_at FROM message_due WHERE lane <> 'reap' AND due_at <= $1 AND ($2::bigint IS NULL OR business_id = $2)),
     campaigns AS (
       SELECT d.business_id, d.campaign_id, d.due_at, c.status FROM campaign_due d
       JOIN campaign c ON c.business_id = d.business_id AND c.id = d.campaign_id
       JOIN business b ON b.business_id = d.business_id AND b.status = 'open'
       WHERE d.due_at <= $1 AND ($2::bigint IS NULL OR d.business_id = $2))
     SELECT (SELECT count(*) FROM single)::int + (
         SELECT count(*) FROM campaigns c JOIN message m ON m.business_id = c.business_id AND m.campaign_id = c.campaign_id
         WHERE c.status = 'sending' AND m.status = 'pending')::int AS waiting,
       (SELECT min(due_at) FROM (SELECT due_at FROM single UNION ALL SELECT due_at FROM campaigns WHERE status = 'scheduled') o) AS "oldestDueAt"`,
    [tx.now, businessId],
  );

/** Business by business, so that each count is a look at an index by time. */
const readHour = (tx: PlatformTx, businessId: Id | null, now: DateTime): Promise<SystemHealth['lastHour']> =>
  tx.one(
    `SELECT coalesce(sum(s.n), 0)::int AS sent, coalesce(sum(r.n + f.n), 0)::int AS failed FROM business b
     CROSS JOIN LATERAL (SELECT count(*) AS n FROM message m
       WHERE m.business_id = b.business_id AND m.accepted_at > $2 AND m.accepted_at <= $1 OFFSET 0) s
     CROSS JOIN LATERAL (SELECT count(*) AS n FROM message m WHERE m.business_id = b.business_id AND m.accepted_at IS NULL
       AND m.settled_at > $2 AND m.settled_at <= $1 AND m.status = 'failed' OFFSET 0) r
     CROSS JOIN LATERAL (SELECT count(*) AS n FROM message m WHERE m.business_id = b.business_id AND m.accepted_at > $3
       AND m.settled_at > $2 AND m.settled_at <= $1 AND m.status = 'failed' OFFSET 0) f
     WHERE $4::bigint IS NULL OR b.business_id = $4`,
    [
      ...[tx.now, now.minus({ hours: 1 }).toJSDate(), now.minus({ hours: RECEIPT_HOURS }).toJSDate()],
      businessId,
    ],
  );
