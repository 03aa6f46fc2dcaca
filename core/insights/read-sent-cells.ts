import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { SentCell } from './best-hours-cells.js';

const DAY_MS = 86_400_000;
/** Habits change: what is older tells of another year. */
const LOOKS_BACK_MS = 365 * DAY_MS;
/** How long an answer is put down to the SMS; younger ones are not counted, as they may still be answered. */
const ANSWERED_WITHIN_HOURS = 72;

/**
 * What a business sent in campaigns and reminders, by campaign and hour of the week on its wall, and how much of it was answered: by a
 * first click on the link, or by a coupon of that campaign that was taken in. Only texts with a link or a code can be answered.
 */
export async function readSentCells(scope: Scope, tx: Tx): Promise<SentCell[]> {
  return tx.sql<SentCell>(
    `SELECT m.campaign_id AS "campaignId", m.weekday, m.hour, count(*)::int AS sends, count(*) FILTER (WHERE m.answered)::int AS responses
     FROM (
       SELECT m.campaign_id, extract(isodow FROM m.accepted_at AT TIME ZONE b.timezone)::int AS weekday,
         extract(hour FROM m.accepted_at AT TIME ZONE b.timezone)::int AS hour,
         EXISTS (SELECT FROM link_click l WHERE l.business_id = $1 AND l.message_id = m.id
           AND l.at <= m.accepted_at + make_interval(hours => $4))
         OR EXISTS (SELECT FROM coupon k WHERE k.business_id = $1 AND k.gift_id = c.gift_id AND k.guest_id = m.guest_id
           AND k.redeemed_at BETWEEN m.accepted_at AND m.accepted_at + make_interval(hours => $4)) AS answered
       FROM message m JOIN campaign c ON c.business_id = $1 AND c.id = m.campaign_id JOIN business b ON b.business_id = $1
       WHERE m.business_id = $1 AND m.campaign_id IS NOT NULL AND m.status IN ('accepted', 'sent', 'delivered')
         AND m.accepted_at > $2 AND m.accepted_at <= $3 AND (c.gift_id IS NOT NULL OR c.body LIKE '%{link}%')) m
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [
      scope.businessId,
      new Date(tx.now.getTime() - LOOKS_BACK_MS),
      new Date(tx.now.getTime() - ANSWERED_WITHIN_HOURS * 3_600_000),
      ANSWERED_WITHIN_HOURS,
    ],
  );
}
