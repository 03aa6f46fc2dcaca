/** How large a platform is measured. Businesses are of all sizes: the n-th has a share of 1/n of what the first has. */
export interface Size {
  businesses: number;
  customers: number;
  events: number;
}

const MONTHS = 24;
/** What the clock says: in the middle of a month, so that this one is running. */
export const NOW = '2026-11-20T12:00:00Z';

/** All that happened, as shares of the events; what is left are guests, one for each customer. */
const SHARES = {
  scan: 0.36,
  conversation: 0.2,
  visit: 0.14,
  review: 0.05,
  coupon: 0.1,
  message: 0.14,
  click: 0.01,
};

const COUNTRY = `'TR', (ARRAY['İstanbul','Ankara','İzmir','Bursa','Antalya','Adana','Konya','Trabzon'])[1 + n % 8], 'Merkez', 'Cd. 1'`;

/**
 * Statements that fill an empty database in minutes, as the owner of the tables, with its triggers off. Sealed cells are the same few bytes for all: no figure
 * opens one. Nothing is drawn: a number is spread by a multiplicative hash, so that each run has the same rows.
 */
export function fillStatements({ businesses, customers, events }: Size): string[] {
  const spread = (seed: number): string =>
    `((hashint8(n * 31 + ${seed})::bigint & 2147483647) / 2147483648.0)`;
  const at = (seed: number): string =>
    `('${NOW}'::timestamptz - ${spread(seed)} * interval '${MONTHS} months')`;
  // By the harmonic series each business gets its share: rank = N^u is log-uniform, which is 1/n.
  const business = (seed: number): string =>
    `(1 + least(floor(power(${businesses}, ${spread(seed)})), ${businesses}) - 1)::bigint`;
  const rows = (share: number): string => `generate_series(1, ${Math.round(events * share)}) n`;
  // A guest of that business: guests lie in order of their business.
  const guest = `(SELECT first_id + (hashint8(e.n)::bigint & 2147483647) % guests FROM bench_share s WHERE s.business_id = e.b)`;
  const events_ = (share: number, seed: number, columns: string): string =>
    `(SELECT n, ${business(seed)} AS b, ${at(seed + 1)} AS t, ${columns} FROM ${rows(share)}) e`;
  return [
    `SET session_replication_role = replica`,
    // Made again at the end: that takes a tenth of the time.
    `CREATE TABLE bench_index AS SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE 'CREATE INDEX%'
       AND tablename IN ('scan', 'conversation', 'challenge', 'guest', 'visit', 'review', 'coupon', 'message', 'link_click', 'social_click')`,
    `DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM bench_index LOOP EXECUTE 'DROP INDEX ' || i.indexname; END LOOP; END $$`,
    `INSERT INTO business (business_id, name, status, country, region, city, address_line, latitude, longitude, timezone, language, languages, legal_name,
       contact_email, review_rule, greeting, social_links, version, created_at, quiet_from, quiet_until)
     SELECT n, 'Kahve ' || n, CASE WHEN n % 40 = 0 THEN 'closed' ELSE 'open' END, ${COUNTRY}, 36 + n % 6, 27 + n % 17,
       CASE WHEN n % 10 = 0 THEN 'Europe/Berlin' ELSE 'Europe/Istanbul' END, 'tr', '{tr}', 'Kahve', 'a@b.example', 'after_step', '{}', '{}', 1,
       '${NOW}'::timestamptz - interval '${MONTHS} months' * (0.2 + 0.8 * n / ${businesses}), '21:00', '09:00'
     FROM generate_series(1, ${businesses}) n`,
    `INSERT INTO business_slug (slug, business_id, is_current, created_at) SELECT 'kahve-' || n, n, true, '${NOW}'::timestamptz FROM generate_series(1, ${businesses}) n`,
    `CREATE TABLE bench_share AS
       SELECT b AS business_id, count(*) AS guests, min(n) AS first_id FROM (
         SELECT row_number() OVER (ORDER BY b) AS n, b FROM (SELECT ${business(1)} AS b FROM generate_series(1, ${customers - businesses}) n
           UNION ALL SELECT n FROM generate_series(1, ${businesses}) n) x) y GROUP BY b`,
    `CREATE UNIQUE INDEX ON bench_share (business_id)`,
    `INSERT INTO guest (business_id, id, phone_index, phone_index_version, phone_sealed, name_sealed, language, sms_consent, proven_at, last_visit_at, created_at, erased_at)
     SELECT s.business_id, n, int8send(n), 1, '\\x00', '\\x00', 'tr', n % 3 > 0, ${at(3)}, ${at(3)}, ${at(3)},
       CASE WHEN n % 100 = 0 THEN '${NOW}'::timestamptz END
     FROM bench_share s CROSS JOIN LATERAL generate_series(s.first_id, s.first_id + s.guests - 1) n`,
    `INSERT INTO scan (business_id, id, device_hash, source, at) SELECT b, n, '\\x00', 'qr', t FROM ${events_(SHARES.scan, 10, '1')}`,
    `INSERT INTO conversation (business_id, id, public_id, channel, language, state_sealed, last_seq, last_message_at, answers, created_at)
     SELECT b, n, 'c' || n, 'web', 'tr', '\\x00', 0, t, (n % 4)::int, t FROM ${events_(SHARES.conversation, 20, '1')}`,
    `INSERT INTO challenge (business_id, id, conversation_id, phone_sealed, phone_index, phone_index_version, language, status, tries, sendings, last_sent_at, created_at, passed_at)
     SELECT business_id, id, id, '\\x00', '\\x00', 1, 'tr', 'passed', 1, 1, created_at, created_at, created_at FROM guest`,
    `INSERT INTO visit (business_id, guest_id, day, at) SELECT b, g, (t AT TIME ZONE 'Europe/Istanbul')::date, t
     FROM (SELECT e.*, ${guest} AS g FROM ${events_(SHARES.visit, 30, '1')}) v ON CONFLICT DO NOTHING`,
    `INSERT INTO visit (business_id, guest_id, day, at)
     SELECT business_id, id, (created_at AT TIME ZONE 'Europe/Istanbul')::date, created_at FROM guest ON CONFLICT DO NOTHING`,
    `INSERT INTO review (business_id, id, conversation_id, guest_id, asked_at, opened_at, said_done_at, declined_at)
     SELECT b, n, n, g, t, CASE WHEN n % 2 = 0 THEN t END, CASE WHEN n % 3 = 0 THEN t END, CASE WHEN n % 5 = 0 THEN t END
     FROM (SELECT e.*, ${guest} AS g FROM ${events_(SHARES.review, 40, '1')}) r`,
    `INSERT INTO gift (business_id, id, started_at, current_version, kind)
     SELECT n, n, '${NOW}'::timestamptz, 1, 'visit' FROM generate_series(1, ${businesses}) n UNION ALL
     SELECT n, c * 10000 + n, '${NOW}'::timestamptz, 1, 'campaign' FROM generate_series(1, ${businesses}) n, generate_series(1, ${MONTHS}) c`,
    `INSERT INTO coupon (business_id, id, gift_id, gift_version, guest_id, code_sealed, code_index, status, issued_at, expires_at, redeemed_at)
     SELECT b, n, CASE WHEN n % 4 = 0 THEN (1 + n % ${MONTHS}) * 10000 + b ELSE b END, 1, g, '\\x00', int8send(n), CASE WHEN n % 3 = 0 THEN 'redeemed' ELSE 'issued' END,
       t, t + interval '30 days', CASE WHEN n % 3 = 0 THEN t + interval '1 hour' END
     FROM (SELECT e.*, ${guest} AS g FROM ${events_(SHARES.coupon, 50, '1')}) k ON CONFLICT DO NOTHING`,
    `INSERT INTO campaign (business_id, id, kind, status, body, language, transliterate, audience, revision, gift_id, started_at, finished_at, created_at)
     SELECT n, c * 10000 + n, 'campaign', 'sent', 'Merhaba', 'tr', false, '{}', 1, c * 10000 + n, t, t, t
     FROM generate_series(1, ${businesses}) n, generate_series(1, ${MONTHS}) c, LATERAL (SELECT '${NOW}'::timestamptz - c * interval '1 month' + interval '3 days') x (t)`,
    `INSERT INTO message (business_id, id, purpose, payer, channel, guest_id, language, to_sealed, body_sealed, status, segments, created_at, accepted_at, settled_at, campaign_id)
     SELECT b, n, 'campaign', 'package', 'sms', g, 'tr', '\\x00', '\\x00', CASE WHEN n % 20 = 0 THEN 'failed' WHEN n % 10 = 0 THEN 'sent' ELSE 'delivered' END, 1,
       c.started_at, c.started_at + n % 7200 * interval '1 second', c.started_at + interval '3 hours', c.id
     FROM (SELECT e.*, ${guest} AS g, (1 + n % ${MONTHS}) * 10000 + b AS campaign_id FROM ${events_(SHARES.message, 60, '1')}) m
     JOIN campaign c ON c.business_id = m.b AND c.id = m.campaign_id ON CONFLICT DO NOTHING`,
    `INSERT INTO short_link (code, business_id, message_id, kind) SELECT 'l' || id, business_id, id, 'link' FROM message WHERE id % 2 = 0`,
    `INSERT INTO link_click (business_id, id, message_id, device_hash, at)
     SELECT business_id, id, id, '\\x00', accepted_at + interval '1 hour' FROM message WHERE id % 6 = 0`,
    `INSERT INTO social_click (business_id, id, network, device_hash, at)
     SELECT b, n, (ARRAY['instagram','facebook','tiktok','x','youtube','website'])[1 + n % 6], '\\x00', t FROM ${events_(SHARES.click, 70, '1')}`,
    `DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM bench_index LOOP EXECUTE i.indexdef; END LOOP; END $$`,
    `DROP TABLE bench_share, bench_index`,
    `SET session_replication_role = origin`,
    `ANALYZE`,
  ];
}
