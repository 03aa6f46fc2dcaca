import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, protectTenantTables } from '../row-security.js';

/** What is counted, as facts; their sums by quarter of an hour, day and month; and marks for the hours in which a fact changed. */
export class Rollups1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
    await runner.query(TABLES);
    await runner.query(VIEWS);
    await protectTenantTables(runner, ['rollup', 'cohort', 'cohort_mark']);
    await grantTables(runner, {
      app: {
        'SELECT, INSERT, UPDATE, DELETE': ['rollup', 'cohort', 'platform_rollup'],
        'SELECT, INSERT, DELETE': ['rollup_mark', 'cohort_mark'],
        SELECT: ['fact', 'cohort_fact'],
      },
      ceo: {
        'SELECT, INSERT, UPDATE, DELETE': ['platform_rollup'],
        'SELECT, INSERT': ['rollup_mark', 'cohort_mark'],
        SELECT: ['rollup', 'cohort', 'fact', 'cohort_fact'],
      },
    });
    for (const table of Object.keys(MARKED)) await runner.query(markBy(table));
    await runner.query(MARK_COHORTS);
    await asOwner(runner, PAST);
  }

  async down(): Promise<void> {
    throw new Error('rollups are not undone: without them nothing is lost, drop them by hand');
  }
}

const INDEXES = `
CREATE INDEX conversation_created ON conversation (business_id, created_at);
CREATE INDEX challenge_passed ON challenge (business_id, passed_at) WHERE passed_at IS NOT NULL;
CREATE INDEX guest_erased ON guest (business_id, erased_at) WHERE erased_at IS NOT NULL;
CREATE INDEX visit_day ON visit (business_id, day);
CREATE INDEX review_asked ON review (business_id, asked_at);
CREATE INDEX review_opened ON review (business_id, opened_at) WHERE opened_at IS NOT NULL;
CREATE INDEX review_said_done ON review (business_id, said_done_at) WHERE said_done_at IS NOT NULL;
CREATE INDEX review_declined ON review (business_id, declined_at) WHERE declined_at IS NOT NULL;
CREATE INDEX coupon_issued ON coupon (business_id, issued_at);
CREATE INDEX coupon_redeemed ON coupon (business_id, redeemed_at) WHERE redeemed_at IS NOT NULL;
CREATE INDEX message_made ON message (business_id, created_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX message_accepted ON message (business_id, accepted_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX message_settled ON message (business_id, settled_at) WHERE accepted_at IS NULL AND settled_at IS NOT NULL;
CREATE INDEX link_click_at ON link_click (business_id, at);
CREATE INDEX campaign_gift ON campaign (business_id, gift_id) WHERE gift_id IS NOT NULL;
`;

/** In the order of the columns. A sum is null where there was nothing, which costs a bit: most quarters of an hour know one or two sums. */
const COUNTERS = [
  ...['scans', 'entries', 'verifications', 'joined', 'erased', 'visits'],
  ...['reviews_asked', 'reviews_opened', 'reviews_said_done', 'reviews_declined'],
  ...['coupons_issued', 'coupons_redeemed'],
  ...['sms_accepted', 'sms_segments', 'sms_delivered', 'sms_failed', 'sms_refused', 'sms_skipped'],
  ...['sms_linked', 'sms_clicked', 'sms_coded', 'sms_redeemed', 'platform_segments', 'link_clicks'],
  ...['clicks_instagram', 'clicks_facebook', 'clicks_tiktok', 'clicks_x', 'clicks_youtube', 'clicks_website'],
]
  .map((counter) => `${counter} integer`)
  .join(', ');

const TABLES = `
-- Sums from starts_at on: a quarter of an hour (no zone's midnight falls within one), a day or a month of UTC.
CREATE TABLE rollup (
  business_id bigint NOT NULL REFERENCES business,
  level text NOT NULL CHECK (level IN ('quarter', 'day', 'month')),
  starts_at timestamptz NOT NULL,
  ${COUNTERS},
  PRIMARY KEY (business_id, level, starts_at)
);
-- All businesses side by side, from the index alone: a month's edges lie all over the table.
CREATE INDEX rollup_level ON rollup (level, starts_at)
  INCLUDE (business_id, scans, entries, joined, reviews_said_done, coupons_redeemed);

-- The same over all businesses: sums alone, nobody's own.
CREATE TABLE platform_rollup (
  level text NOT NULL CHECK (level IN ('quarter', 'day', 'month')),
  starts_at timestamptz NOT NULL,
  ${COUNTERS},
  PRIMARY KEY (level, starts_at)
);

-- Hours of UTC in which a fact came, went or changed since they were summed. Only added to, so that no writer waits for another.
CREATE TABLE rollup_mark (
  business_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  hour timestamptz NOT NULL,
  PRIMARY KEY (business_id, id)
);
CREATE INDEX rollup_mark_hour ON rollup_mark (business_id, hour);

-- Guests by the month of their first visit, and how many of them came in the first, second and third month after it.
CREATE TABLE cohort (
  business_id bigint NOT NULL REFERENCES business,
  month date NOT NULL,
  guests integer NOT NULL,
  back_1 integer NOT NULL,
  back_2 integer NOT NULL,
  back_3 integer NOT NULL,
  PRIMARY KEY (business_id, month)
);

-- Visits that came or went since their guests' cohorts were counted.
CREATE SEQUENCE cohort_mark_id_seq;
CREATE TABLE cohort_mark (
  business_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('cohort_mark_id_seq'),
  guest_id bigint NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (business_id, id)
);
`;

/** SMS that the business pays. */
const PAID = `payer = 'package' AND channel = 'sms'`;

const fact = (table: string, at: string, metric: string, where = 'true'): string =>
  `SELECT business_id, ${at} AS at, '${metric}' AS metric, 1 AS n FROM ${table} WHERE ${where}`;

/** The facts of each table, told by its own rows; % is the table, or rows of it. */
export const FACTS: Record<string, string[]> = {
  scan: [fact('%', 'at', 'scans')],
  conversation: [fact('%', 'created_at', 'entries', 'answers > 0')],
  challenge: [fact('%', 'passed_at', 'verifications', 'passed_at IS NOT NULL')],
  guest: [fact('%', 'created_at', 'joined'), fact('%', 'erased_at', 'erased', 'erased_at IS NOT NULL')],
  visit: [fact('%', 'at', 'visits')],
  review: [
    fact('%', 'asked_at', 'reviews_asked'),
    ...['opened', 'said_done', 'declined'].map((mark) =>
      fact('%', `${mark}_at`, `reviews_${mark}`, `${mark}_at IS NOT NULL`),
    ),
  ],
  coupon: [
    fact('%', 'issued_at', 'coupons_issued'),
    fact('%', 'redeemed_at', 'coupons_redeemed', 'redeemed_at IS NOT NULL'),
  ],
  message: [
    `SELECT m.business_id, m.accepted_at AS at, v.metric, v.n FROM % m CROSS JOIN LATERAL (VALUES
       ('sms_accepted', CASE WHEN ${PAID} THEN 1 END),
       ('sms_segments', CASE WHEN ${PAID} THEN segments END),
       ('sms_delivered', CASE WHEN ${PAID} AND status = 'delivered' THEN 1 END),
       ('sms_failed', CASE WHEN ${PAID} AND status = 'failed' THEN 1 END),
       ('platform_segments', CASE WHEN payer = 'platform' AND channel = 'sms' THEN segments END)) AS v (metric, n)
     WHERE m.accepted_at IS NOT NULL AND v.n IS NOT NULL`,
    ...[
      ['sms_refused', 'failed'],
      ['sms_skipped', 'skipped'],
    ].map(([metric, status]) =>
      fact(
        '%',
        'settled_at',
        metric!,
        `accepted_at IS NULL AND settled_at IS NOT NULL AND status = '${status}' AND ${PAID}`,
      ),
    ),
  ],
  link_click: [fact('%', 'at', 'link_clicks')],
  social_click: [`SELECT business_id, at, 'clicks_' || network AS metric, 1 AS n FROM %`],
};

/** What guests did with an SMS that did not fail counts for the time at which its row was made: that is known before, and never changes. */
const ARRIVED = `m.accepted_at IS NOT NULL AND m.status <> 'failed' AND m.payer = 'package' AND m.channel = 'sms'`;
const CAMPAIGN_COUPON = `SELECT FROM campaign c JOIN coupon k ON k.business_id = c.business_id AND k.gift_id = c.gift_id
  WHERE c.business_id = m.business_id AND c.id = m.campaign_id AND k.guest_id = m.guest_id`;
const ANSWERED = `
SELECT m.business_id, m.created_at AS at, v.metric, v.n FROM message m CROSS JOIN LATERAL (VALUES
  ('sms_linked', CASE WHEN EXISTS (SELECT FROM short_link s WHERE s.business_id = m.business_id AND s.message_id = m.id AND s.kind = 'link') THEN 1 END),
  ('sms_clicked', CASE WHEN EXISTS (SELECT FROM link_click l WHERE l.business_id = m.business_id AND l.message_id = m.id) THEN 1 END),
  ('sms_coded', CASE WHEN EXISTS (${CAMPAIGN_COUPON}) THEN 1 END),
  ('sms_redeemed', CASE WHEN EXISTS (${CAMPAIGN_COUPON} AND k.status = 'redeemed') THEN 1 END)) AS v (metric, n)
WHERE ${ARRIVED} AND v.n IS NOT NULL`;

const monthAfter = (n: number): string =>
  `(date_trunc('month', v.day::timestamp) + interval '${n} months')::date`;
const back = (
  n: number,
): string => `EXISTS (SELECT FROM visit n WHERE n.business_id = v.business_id AND n.guest_id = v.guest_id
  AND n.day >= ${monthAfter(n)} AND n.day < ${monthAfter(n + 1)}) AS back_${n}`;

const VIEWS = `
-- The one definition of what is counted: rollups, checks and the reading of hours that are not summed yet all come from here.
CREATE VIEW fact WITH (security_invoker = true) AS
${[...Object.entries(FACTS).flatMap(([table, facts]) => facts.map((sql) => sql.replaceAll('%', table))), ANSWERED].join('\nUNION ALL\n')};

-- First visits, and in which of the months after it the guest was back.
CREATE VIEW cohort_fact WITH (security_invoker = true) AS
SELECT v.business_id, v.day AS first_day, ${[1, 2, 3].map(back).join(', ')}
FROM visit v
WHERE NOT EXISTS (SELECT FROM visit e WHERE e.business_id = v.business_id AND e.guest_id = v.guest_id AND e.day < v.day);
`;

/** Of which message's time a change of a row tells beside its own: see ANSWERED. */
const TOLD: Record<string, string> = {
  message: `SELECT m.business_id, m.created_at AS at, 'arrived' AS metric, 1 AS n FROM % m WHERE ${ARRIVED}`,
  short_link: `SELECT m.business_id, m.created_at AS at, k.kind AS metric, 1 AS n FROM % k
    JOIN message m ON m.business_id = k.business_id AND m.id = k.message_id WHERE k.kind = 'link'`,
  link_click: `SELECT m.business_id, m.created_at AS at, 'clicked' AS metric, 1 AS n FROM % k
    JOIN message m ON m.business_id = k.business_id AND m.id = k.message_id`,
  coupon: `SELECT m.business_id, m.created_at AS at, (k.status = 'redeemed')::text AS metric, 1 AS n FROM % k
    JOIN campaign c ON c.business_id = k.business_id AND c.gift_id = k.gift_id
    JOIN message m ON m.business_id = k.business_id AND m.guest_id = k.guest_id AND m.campaign_id = c.id`,
};

const MARKED: Record<string, string> = Object.fromEntries(
  [...new Set([...Object.keys(FACTS), ...Object.keys(TOLD)])].map((table) => [
    table,
    [...(FACTS[table] ?? []), ...(TOLD[table] ? [TOLD[table]] : [])].join(' UNION ALL '),
  ]),
);

/** Whoever writes marks: a statement marks each hour once in which the facts of its rows are others after it than before. */
function markBy(table: string): string {
  const facts = (rows: string): string => `(${MARKED[table]!.replaceAll('%', rows)})`;
  const mark = (changed: string): string =>
    `INSERT INTO rollup_mark (business_id, hour) SELECT DISTINCT business_id, date_trunc('hour', at, 'UTC') FROM (${changed}) AS changed;`;
  return `
CREATE FUNCTION mark_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    ${mark(facts('new_rows'))}
  ELSIF TG_OP = 'DELETE' THEN
    ${mark(facts('old_rows'))}
  ELSE
    ${mark(`(${facts('new_rows')} EXCEPT ALL ${facts('old_rows')}) UNION ALL (${facts('old_rows')} EXCEPT ALL ${facts('new_rows')})`)}
  END IF;
  RETURN NULL;
END $$;
${triggers(table, `mark_${table}`)}`;
}

const triggers = (table: string, marker: string): string =>
  [
    ['INSERT', 'NEW TABLE AS new_rows'],
    ['UPDATE', 'OLD TABLE AS old_rows NEW TABLE AS new_rows'],
    ['DELETE', 'OLD TABLE AS old_rows'],
  ]
    .map(
      ([event, rows]) =>
        `CREATE TRIGGER ${marker}_${event!.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${rows} FOR EACH STATEMENT EXECUTE FUNCTION ${marker}();`,
    )
    .join('\n');

const MARK_COHORTS = `
CREATE FUNCTION mark_cohorts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    INSERT INTO cohort_mark (business_id, guest_id, day) SELECT business_id, guest_id, day FROM new_rows;
  END IF;
  IF TG_OP IN ('DELETE', 'UPDATE') THEN
    INSERT INTO cohort_mark (business_id, guest_id, day) SELECT business_id, guest_id, day FROM old_rows;
  END IF;
  RETURN NULL;
END $$;
${triggers('visit', 'mark_cohorts')}`;

/** What was there before is summed by the first run of the job. */
const PAST = `
INSERT INTO rollup_mark (business_id, hour) SELECT DISTINCT business_id, date_trunc('hour', at, 'UTC') FROM fact;
INSERT INTO cohort_mark (business_id, guest_id, day) SELECT business_id, guest_id, day FROM visit;
`;

/** The owner of the tables need not be a superuser, and their security is forced on it too: but for this statement. */
async function asOwner(runner: QueryRunner, sql: string): Promise<void> {
  const tables = [...Object.keys(FACTS), 'campaign', 'cohort_mark'];
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await runner.query(sql);
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
