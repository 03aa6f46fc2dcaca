import type { MessageStatus } from './message-status.js';

interface Wanted {
  /** The parameter that holds them, as are the others. */
  purposes: string;
  statuses: readonly MessageStatus[];
  /** Only these guests' messages; null for all. */
  guests: string | null;
  /** What else has to hold, of the moment in that column: empty, or beginning with AND. */
  fits(madeAt: string): string;
}

const WAITING: readonly MessageStatus[] = ['pending', 'claimed'];

/**
 * The wanted messages of the business `$1` as `f (id, at)`, for a list in that direction that needs the first so many.
 *
 * Of a million rows no filter may read more than it shows, and any status or purpose may be the one in a million: so they are taken from
 * stretches of indexes that are each in the order of the list, one for each purpose and status. Recipients that wait for their campaign
 * are in no such index, as they are written and settled by the hundred thousand: they were made at the one moment when it started, for its
 * kind's purpose, and their campaign's own index has them in order. One person's messages are few and are read by the person.
 */
export function messageStretches(wanted: Wanted, direction: 'ASC' | 'DESC', most: string): string {
  const { purposes, statuses, guests, fits } = wanted;
  const list = (some: readonly MessageStatus[]) => some.map((status) => `('${status}')`).join(', ');
  const rest = `ORDER BY m.created_at ${direction}, m.id ${direction} LIMIT ${most}`;
  if (guests)
    return `(SELECT m.id, m.created_at AS at FROM message m WHERE m.business_id = $1 AND m.guest_id = ANY(${guests}::bigint[])
      AND m.purpose = ANY(${purposes}::text[]) AND m.status IN (${list(statuses)}) ${fits('m.created_at')} ${rest}) f`;
  const parts: string[] = [];
  const settled = statuses.filter((status) => !WAITING.includes(status));
  if (settled.length > 0)
    parts.push(`SELECT x.id, x.at FROM unnest(${purposes}::text[]) AS p (purpose) CROSS JOIN (VALUES ${list(settled)}) AS s (status) CROSS JOIN LATERAL (
      SELECT m.id, m.created_at AS at FROM message m
      WHERE m.business_id = $1 AND m.purpose = p.purpose AND m.status = s.status AND m.status NOT IN ('pending', 'claimed') ${fits('m.created_at')} ${rest}) x`);
  const waiting = statuses.filter((status) => WAITING.includes(status));
  if (waiting.length > 0)
    parts.push(
      `SELECT x.id, x.at FROM campaign k CROSS JOIN (VALUES ${list(waiting)}) AS s (status) CROSS JOIN LATERAL (
        SELECT m.id, m.created_at AS at FROM message m
        WHERE m.business_id = $1 AND m.campaign_id = k.id AND m.status = s.status AND m.purpose = ANY(${purposes}::text[]) ${fits('m.created_at')}
        ORDER BY m.id ${direction} LIMIT ${most}) x
      WHERE k.business_id = $1 AND k.status IN ('sending', 'paused', 'cancelled') AND k.kind = ANY(${purposes}::text[]) ${fits('k.started_at')}`,
      `SELECT x.id, x.at FROM (VALUES ${list(waiting)}) AS s (status) CROSS JOIN LATERAL (
        SELECT m.id, m.created_at AS at FROM message m
        WHERE m.business_id = $1 AND m.campaign_id IS NULL AND m.status = s.status AND m.status IN ('pending', 'claimed')
          AND m.purpose = ANY(${purposes}::text[]) ${fits('m.created_at')} ${rest}) x`,
    );
  return `(${parts.join(' UNION ALL ')}) f`;
}
