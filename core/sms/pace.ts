import type { Database } from '../db/database.js';

export interface Pace {
  /** SMS a second that this sender may send. */
  perSecond: number;
  /** How many may go at once after a rest or a late look: a tenth of a second's at most, as the provider counts whole seconds. */
  burst: number;
  /**
   * How far ahead places are given, in milliseconds: with more than a look takes, no place is lost between two looks; what is more urgent
   * waits for those that were given.
   */
  aheadMs: number;
}

export interface Granted {
  /** How many of the wanted may go: the first at `at`, each other 1/perSecond after the one before it. */
  granted: number;
  /** When the first may go; at or before now: at once. */
  at: Date;
  /** The first place that is still free; it is given from `aheadMs` before it on. The end of the pause while paused. */
  nextAt: Date;
  /** Why nothing is given at all, null when the sender is not paused. */
  pausedReason: string | null;
}

/**
 * Takes up to `want` places in a sender's bucket, which all workers share. One statement, so that any number of them together keep the rate
 * (GCRA, the generic cell rate algorithm of ITU-T I.371): over any stretch of t seconds no more than perSecond × t + burst may go. Nothing
 * is waited for here, and a worker whose clock is off takes nobody's place twice.
 */
export async function takePace(
  db: Database,
  sender: string,
  pace: Pace,
  want: number,
  now: Date,
): Promise<Granted> {
  const { perSecond, burst, aheadMs } = pace;
  if (
    !(perSecond > 0) ||
    !(burst >= 1 && burst <= Math.max(1, perSecond / 10)) ||
    !(aheadMs >= 0) ||
    !(want >= 1)
  )
    throw new RangeError(`no pace: ${want} of ${JSON.stringify(pace)}`);
  const params = [sender, now, perSecond, burst, want, aheadMs / 1000];
  const [known] = await db.route<Granted>(TAKE, params);
  if (known) return known;
  await db.route('INSERT INTO sender_pace (sender, next_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    sender,
    now,
  ]);
  const [made] = await db.route<Granted>(TAKE, params);
  if (!made) throw new Error('a sender’s pace is gone');
  return made;
}

const TAKE = `
WITH held AS (
  SELECT next_at, paused_reason, paused_until, coalesce(paused_until > $2::timestamptz, false) AS paused
  FROM sender_pace WHERE sender = $1 FOR UPDATE
), first AS (
  SELECT *, greatest(next_at, $2::timestamptz - make_interval(secs => ($4::float8 - 1) / $3::float8)) AS first_at FROM held
), taken AS (
  SELECT *, CASE WHEN paused THEN 0 ELSE greatest(0, least($5::int,
    -- The last millionth: a place that is due to the microsecond is due.
    1 + floor(extract(epoch FROM $2::timestamptz + make_interval(secs => $6::float8) - first_at)::float8 * $3::float8 + 1e-6)))::int END AS granted
  FROM first
)
UPDATE sender_pace p
SET next_at = CASE WHEN t.granted > 0 THEN t.first_at + make_interval(secs => t.granted / $3::float8) ELSE p.next_at END
FROM taken t WHERE p.sender = $1
RETURNING t.granted, t.first_at AS at, CASE WHEN t.paused THEN t.paused_until ELSE p.next_at END AS "nextAt",
  CASE WHEN t.paused THEN t.paused_reason END AS "pausedReason"`;

/** Nothing goes from that sender until then. A longer pause that is there already stays, with its reason. */
export async function pauseSender(db: Database, sender: string, until: Date, reason: string): Promise<void> {
  await db.route(
    `INSERT INTO sender_pace AS p (sender, next_at, paused_until, paused_reason) VALUES ($1, $2, $2, $3)
     ON CONFLICT (sender) DO UPDATE SET paused_until = EXCLUDED.paused_until, paused_reason = EXCLUDED.paused_reason
       WHERE p.paused_until IS NULL OR p.paused_until <= EXCLUDED.paused_until`,
    [sender, until, reason],
  );
}

/** Ends a pause before its time: for whoever has mended what it was for. */
export async function resumeSender(db: Database, sender: string): Promise<void> {
  await db.route('UPDATE sender_pace SET paused_until = NULL, paused_reason = NULL WHERE sender = $1', [
    sender,
  ]);
}
