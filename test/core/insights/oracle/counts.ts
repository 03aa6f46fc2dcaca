import type { Counter, Counts } from '../../../../core/insights/counters.js';
import type { Id } from '../../../../core/scope.js';
import type { TestDatabase } from '../../../support/test-database.js';

/** Local days of a zone, the last one in: how people say a period, and nothing of how the figures are read. */
export interface Days {
  first: string;
  last: string;
  zone: string;
}

const SMS = `payer = 'package' AND channel = 'sms'`;
const ARRIVED = `${SMS} AND accepted_at IS NOT NULL AND status <> 'failed'`;
const COUPON = `SELECT 1 FROM coupon k, campaign c WHERE c.id = t.campaign_id AND c.business_id = t.business_id AND k.business_id = t.business_id
  AND k.gift_id = c.gift_id AND k.guest_id = t.guest_id`;

/** Each figure over the raw tables alone: what is counted, of which table, by which time, and which rows. */
const RAW: Record<Counter, [what: string, table: string, at: string, rows: string]> = {
  scans: ['count(*)', 'scan', 'at', 'true'],
  entries: ['count(*)', 'conversation', 'created_at', 'answers >= 1'],
  verifications: ['count(*)', 'challenge', 'passed_at', 'true'],
  joined: ['count(*)', 'guest', 'created_at', 'true'],
  erased: ['count(*)', 'guest', 'erased_at', 'true'],
  visits: ['count(*)', 'visit', 'at', 'true'],
  reviewsAsked: ['count(*)', 'review', 'asked_at', 'true'],
  reviewsOpened: ['count(*)', 'review', 'opened_at', 'true'],
  reviewsSaidDone: ['count(*)', 'review', 'said_done_at', 'true'],
  reviewsDeclined: ['count(*)', 'review', 'declined_at', 'true'],
  couponsIssued: ['count(*)', 'coupon', 'issued_at', 'true'],
  couponsRedeemed: ['count(*)', 'coupon', 'redeemed_at', 'true'],
  smsAccepted: ['count(*)', 'message', 'accepted_at', SMS],
  smsSegments: ['sum(segments)', 'message', 'accepted_at', SMS],
  smsDelivered: ['count(*)', 'message', 'accepted_at', `${SMS} AND status = 'delivered'`],
  smsFailed: ['count(*)', 'message', 'accepted_at', `${SMS} AND status = 'failed'`],
  smsRefused: ['count(*)', 'message', 'settled_at', `${SMS} AND status = 'failed' AND accepted_at IS NULL`],
  smsSkipped: ['count(*)', 'message', 'settled_at', `${SMS} AND status = 'skipped' AND accepted_at IS NULL`],
  smsLinked: [
    'count(*)',
    'message',
    'created_at',
    `${ARRIVED} AND id IN (SELECT message_id FROM short_link WHERE kind = 'link' AND business_id = t.business_id)`,
  ],
  smsClicked: [
    'count(*)',
    'message',
    'created_at',
    `${ARRIVED} AND id IN (SELECT message_id FROM link_click WHERE business_id = t.business_id)`,
  ],
  smsCoded: ['count(*)', 'message', 'created_at', `${ARRIVED} AND EXISTS (${COUPON})`],
  smsRedeemed: [
    'count(*)',
    'message',
    'created_at',
    `${ARRIVED} AND EXISTS (${COUPON} AND k.redeemed_at IS NOT NULL)`,
  ],
  platformSegments: ['sum(segments)', 'message', 'accepted_at', `payer = 'platform' AND channel = 'sms'`],
  linkClicks: ['count(*)', 'link_click', 'at', 'true'],
  clicksInstagram: ['count(*)', 'social_click', 'at', `network = 'instagram'`],
  clicksFacebook: ['count(*)', 'social_click', 'at', `network = 'facebook'`],
  clicksTiktok: ['count(*)', 'social_click', 'at', `network = 'tiktok'`],
  clicksX: ['count(*)', 'social_click', 'at', `network = 'x'`],
  clicksYoutube: ['count(*)', 'social_click', 'at', `network = 'youtube'`],
  clicksWebsite: ['count(*)', 'social_click', 'at', `network = 'website'`],
};

/** Every count for each of these stretches of days, at a business or (null) at all. */
export async function countRaw(
  { asOwner }: Pick<TestDatabase, 'asOwner'>,
  businessId: Id | null,
  stretches: Days[],
): Promise<Counts<Counter>[]> {
  const columns = Object.entries(RAW).map(
    ([name, [what, table, at, rows]]) =>
      `(SELECT coalesce(${what}, 0)::int FROM ${table} t WHERE ($1::bigint IS NULL OR business_id = $1)
         AND (t.${at} AT TIME ZONE d.zone)::date BETWEEN d.first AND d.last AND ${rows}) AS "${name}"`,
  );
  const rows = await asOwner<Counts<Counter> & { key: unknown }>(
    `SELECT d.key, ${columns.join(', ')} FROM unnest($2::date[], $3::date[], $4::text[]) WITH ORDINALITY AS d (first, last, zone, key) ORDER BY d.key`,
    [businessId, stretches.map((d) => d.first), stretches.map((d) => d.last), stretches.map((d) => d.zone)],
  );
  return rows.map(({ key: _key, ...counts }) => counts as unknown as Counts<Counter>);
}

/** Who is on the list at the end of a day. */
export async function customersRaw(
  { asOwner }: Pick<TestDatabase, 'asOwner'>,
  businessId: Id | null,
  day: string,
  zone: string,
): Promise<number> {
  const [row] = await asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM guest WHERE ($1::bigint IS NULL OR business_id = $1) AND (created_at AT TIME ZONE $3)::date <= $2::date
       AND (erased_at IS NULL OR (erased_at AT TIME ZONE $3)::date > $2::date)`,
    [businessId, day, zone],
  );
  return row!.n;
}
