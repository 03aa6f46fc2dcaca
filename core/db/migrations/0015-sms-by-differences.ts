import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, protectTenantTables } from '../row-security.js';
import { FACTS } from './0006-rollups.js';

/** What is counted of SMS is kept by differences, as campaigns are, and no longer by marking hours (docs/decisions/024). */
export class SmsByDifferences1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Whoever changes a fact, and a job that has taken marks, is waited for; who comes later waits until the past is set right.
    await runner.query(`LOCK TABLE rollup_mark, ${TABLES.join(', ')} IN SHARE ROW EXCLUSIVE MODE`);
    await runner.query(DIFFERENCES);
    await runner.query(VIEW);
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(PAST);
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    // After the past, which the owner of the tables writes: security is forced on it too.
    await protectTenantTables(runner, ['rollup_difference']);
    await grantTables(runner, {
      app: { 'SELECT, INSERT, DELETE': ['rollup_difference'] },
      ceo: { 'SELECT, INSERT': ['rollup_difference'] },
      // A gift that is taken in, a campaign that is cancelled.
      staff: { 'SELECT, INSERT': ['rollup_difference'] },
    });
    await runner.query(FUNCTIONS);
  }

  async down(): Promise<void> {
    throw new Error('differences are not undone: rebuild the rollups with the version before');
  }
}

/** In the order in which those take them who write to several: a turn its guest before a coupon, a claim its links and coupons before its messages. */
const TABLES = [
  ...Object.keys(FACTS).filter((table) => !['coupon', 'message'].includes(table)),
  ...['campaign', 'short_link', 'coupon', 'message', 'rollup'],
];

const PAID = `payer = 'package' AND channel = 'sms'`;

/** What a message's own row tells: when, how much, and where that holds. In the order of the columns. */
const OWN: [metric: string, at: 'accepted_at' | 'settled_at', n: 'people' | 'sms', where: string][] = [
  ['sms_accepted', 'accepted_at', 'people', `accepted_at IS NOT NULL AND ${PAID}`],
  ['sms_segments', 'accepted_at', 'sms', `accepted_at IS NOT NULL AND ${PAID}`],
  ['sms_delivered', 'accepted_at', 'people', `accepted_at IS NOT NULL AND ${PAID} AND status = 'delivered'`],
  ['sms_failed', 'accepted_at', 'people', `accepted_at IS NOT NULL AND ${PAID} AND status = 'failed'`],
  ...(
    [
      ['sms_refused', 'failed'],
      ['sms_skipped', 'skipped'],
    ] as const
  ).map(([metric, status]): (typeof OWN)[number] => [
    metric,
    'settled_at',
    'people',
    `accepted_at IS NULL AND settled_at IS NOT NULL AND status = '${status}' AND ${PAID}`,
  ]),
  [
    'platform_segments',
    'accepted_at',
    'sms',
    `accepted_at IS NOT NULL AND payer = 'platform' AND channel = 'sms'`,
  ],
];

/** What guests did with an SMS that did not fail counts for the time at which its row was made: that is known before, and never changes. */
const arrived = (m: string): string =>
  `${m}.accepted_at IS NOT NULL AND ${m}.status <> 'failed' AND ${m}.payer = 'package' AND ${m}.channel = 'sms'`;

/** A guest's coupon of the campaign's own gift, found by its key: there is one at most. */
const COUPON = `SELECT FROM coupon k WHERE k.business_id = m.business_id AND k.guest_id = m.guest_id
  AND k.gift_id = (SELECT c.gift_id FROM campaign c WHERE c.business_id = m.business_id AND c.id = m.campaign_id)`;

const ANSWERS: [metric: string, told: string][] = [
  [
    'sms_linked',
    `EXISTS (SELECT FROM short_link s WHERE s.business_id = m.business_id AND s.message_id = m.id AND s.kind = 'link')`,
  ],
  [
    'sms_clicked',
    `EXISTS (SELECT FROM link_click l WHERE l.business_id = m.business_id AND l.message_id = m.id)`,
  ],
  ['sms_coded', `EXISTS (${COUPON})`],
  ['sms_redeemed', `EXISTS (${COUPON} AND k.status = 'redeemed')`],
];

const METRICS = [...OWN, ...ANSWERS].map(([metric]) => metric);

const NETWORKS = ['instagram', 'facebook', 'tiktok', 'x', 'youtube', 'website'];

/** Of each fact a part of its own: whoever asks for some of them, by their names, has the others left out by the planner. */
const VIEW = `
CREATE OR REPLACE VIEW fact WITH (security_invoker = true) AS
${[
  ...Object.entries(FACTS)
    .filter(([table]) => !['message', 'social_click'].includes(table))
    .flatMap(([table, facts]) => facts.map((sql) => sql.replaceAll('%', table))),
  ...NETWORKS.map(
    (network) =>
      `SELECT business_id, at, 'clicks_${network}' AS metric, 1 AS n FROM social_click WHERE network = '${network}'`,
  ),
  ...OWN.map(
    ([metric, at, n, where]) =>
      `SELECT business_id, ${at} AS at, '${metric}' AS metric, ${n === 'sms' ? 'segments' : '1'} AS n FROM message
       WHERE ${where}${n === 'sms' ? ' AND segments IS NOT NULL' : ''}`,
  ),
  ...ANSWERS.map(
    ([metric, told]) =>
      `SELECT m.business_id, m.created_at AS at, '${metric}' AS metric, 1 AS n FROM message m WHERE ${arrived('m')} AND ${told}`,
  ),
].join('\nUNION ALL\n')};`;

const DIFFERENCES = `
-- What was added to, or taken from, the sums of a quarter of an hour since the job came. Only added to, so that no writer waits for another.
CREATE TABLE rollup_difference (
  business_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  starts_at timestamptz NOT NULL,
  ${METRICS.map((metric) => `${metric} integer NOT NULL DEFAULT 0`).join(',\n  ')},
  PRIMARY KEY (business_id, id)
);
-- A mark without an hour: differences wait for the job.
ALTER TABLE rollup_mark ALTER COLUMN hour DROP NOT NULL;
`;

const quarter = (at: string): string => `date_bin('15 minutes', ${at}, 'epoch'::timestamptz)`;
const anyOf = (metrics: string[]): string => metrics.map((metric) => `${metric} <> 0`).join(' OR ');

/** What was marked was not summed yet; from now on nobody sums it for the marks. */
const PAST = `
INSERT INTO rollup_difference (business_id, starts_at, ${METRICS.join(', ')})
SELECT * FROM (
  SELECT business_id, starts_at, ${METRICS.map((metric) => `coalesce(sum(n) FILTER (WHERE metric = '${metric}'), 0) AS ${metric}`).join(', ')}
  FROM (SELECT DISTINCT business_id, hour FROM rollup_mark) m CROSS JOIN LATERAL (
    SELECT ${quarter('f.at')} AS starts_at, f.metric, f.n FROM fact f
    WHERE f.business_id = m.business_id AND f.at >= m.hour AND f.at < m.hour + interval '1 hour' AND f.metric = ANY ('{${METRICS.join(',')}}')
    UNION ALL
    SELECT r.starts_at, v.metric, -v.n FROM rollup r
    CROSS JOIN LATERAL (VALUES ${METRICS.map((metric) => `('${metric}', r.${metric})`).join(', ')}) AS v (metric, n)
    WHERE r.business_id = m.business_id AND r.level = 'quarter' AND r.starts_at >= m.hour AND r.starts_at < m.hour + interval '1 hour'
    OFFSET 0) f
  GROUP BY 1, 2) d
WHERE ${anyOf(METRICS)};
`;

/** Tables that write differences. */
const added = (metrics: string[], from: string): string => `
difference AS MATERIALIZED (${from}),
added AS (
  INSERT INTO rollup_difference (business_id, starts_at, ${metrics.join(', ')})
  SELECT * FROM difference WHERE ${anyOf(metrics)} RETURNING business_id)`;

/** By this the job finds whose they are. */
const MARK = `INSERT INTO rollup_mark (business_id) SELECT DISTINCT business_id FROM added`;

/** Rows that are alike in all that is counted, and how many more of them there are than before. */
const CHANGED = (rows: string): string => `
changed AS MATERIALIZED (
  SELECT business_id, campaign_id, status, reason, payer, channel, accepted_at, settled_at,
    sum(sign) AS people, coalesce(sum(sign * segments), 0) AS sms
  FROM (${rows}) r GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum(sign) <> 0 OR coalesce(sum(sign * segments), 0) <> 0)`;

/** What the rows themselves tell. */
const OWN_DIFFERENCES = `
  SELECT business_id, ${quarter('coalesce(accepted_at, settled_at)')} AS starts_at,
    ${OWN.map(([metric, , n, where]) => `coalesce(sum(${n}) FILTER (WHERE ${where}), 0) AS ${metric}`).join(',\n    ')},
    ${ANSWERS.map(([metric]) => `0 AS ${metric}`).join(', ')}
  FROM changed WHERE accepted_at IS NOT NULL OR settled_at IS NOT NULL GROUP BY 1, 2`;

/**
 * SMS that arrived, or turned out not to have: with what is known of their links and gifts by now. What comes after looks at their rows, and
 * waits for whoever is changing them (below), so that of the two the later sees the earlier.
 */
const ANSWER_DIFFERENCES = (rows: string): string => `
  SELECT business_id, starts_at, ${OWN.map(() => '0').join(', ')}, ${ANSWERS.map(([metric]) => `sum(sign * ${metric})`).join(', ')} FROM (
    SELECT m.business_id, ${quarter('m.created_at')} AS starts_at, m.sign, ${ANSWERS.map(([metric, told]) => `(${told})::int AS ${metric}`).join(', ')}
    FROM (SELECT business_id, id, campaign_id, guest_id, created_at, sum(sign) AS sign FROM (${rows}) r
      WHERE ${arrived('r')}
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0) m) a
  GROUP BY 1, 2`;

const CAMPAIGN_SUMS = `
INSERT INTO campaign_sum (business_id, campaign_id, status, reason, people, sms_used, sms_reserved)
SELECT * FROM (
  SELECT business_id, campaign_id, status, reason, sum(people) AS people, coalesce(sum(sms) FILTER (WHERE accepted_at IS NOT NULL), 0) AS used,
    coalesce(sum(sms) FILTER (WHERE accepted_at IS NULL AND status IN ('pending', 'claimed', 'unknown')), 0) AS reserved
  FROM changed WHERE campaign_id IS NOT NULL GROUP BY 1, 2, 3, 4) s
WHERE people <> 0 OR used <> 0 OR reserved <> 0;`;

/** The rows that a statement brought, and those that it took away. */
export const ROWS = {
  INSERT: 'SELECT 1 AS sign, * FROM new_rows',
  UPDATE: 'SELECT 1 AS sign, * FROM new_rows UNION ALL SELECT -1, * FROM old_rows',
  DELETE: 'SELECT -1 AS sign, * FROM old_rows',
};

/** A trigger's function that does the same with the rows of any operation. */
export const byOperation = (name: string, work: (rows: string) => string): string => `
CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    ${work(ROWS.INSERT)}
  ELSIF TG_OP = 'UPDATE' THEN
    ${work(ROWS.UPDATE)}
  ELSE
    ${work(ROWS.DELETE)}
  END IF;
  RETURN NULL;
END $$;`;

/** Also of 0017. `arrivals` are the rows among which those that arrived are: fewer where none can have. */
export const sumMessages = (rows: string, arrivals = rows): string => `
    WITH ${CHANGED(rows)},
    ${added(METRICS, `${OWN_DIFFERENCES} UNION ALL ${ANSWER_DIFFERENCES(arrivals)}`)}, marked AS (${MARK})
    ${CAMPAIGN_SUMS}`;

const LINKS = (rows: string): string => `
    WITH ${added(['sms_linked'], LINKED(rows))} ${MARK};`;

const LINKED = (rows: string): string => `
  SELECT business_id, starts_at, sum(sign) FILTER (WHERE arrived) AS sms_linked FROM (
    SELECT m.business_id, ${quarter('m.created_at')} AS starts_at, c.sign, ${arrived('m')} AS arrived
    FROM (SELECT business_id, message_id, sum(sign) AS sign FROM (${rows}) r WHERE kind = 'link' GROUP BY 1, 2 HAVING sum(sign) <> 0) c
    JOIN message m ON m.business_id = c.business_id AND m.id = c.message_id FOR SHARE OF m) l
  GROUP BY 1, 2`;

/**
 * An SMS is clicked once, however often it is clicked: whether this click is its first is known only when others on it are over, so they
 * wait for each other here (and a statement never needs more than 1024 of these locks). What is seen after the lock is what was committed before it.
 */
const CLICKS = (rows: string): string => `
    PERFORM pg_advisory_xact_lock(hashtextextended('clicks:' || business_id || ':' || place, 0)) FROM (
      SELECT DISTINCT business_id, message_id % 1024 AS place FROM (${rows}) r ORDER BY 1, 2) p;
    WITH clicked AS MATERIALIZED (
      SELECT m.business_id, m.campaign_id, m.created_at, ${arrived('m')} AS arrived, (k.clicks > 0)::int - (k.clicks - c.more > 0)::int AS n
      FROM (SELECT business_id, message_id, sum(sign) AS more FROM (${rows}) r GROUP BY 1, 2) c
      JOIN message m ON m.business_id = c.business_id AND m.id = c.message_id
      CROSS JOIN LATERAL (SELECT count(*) AS clicks FROM link_click l WHERE l.business_id = m.business_id AND l.message_id = m.id) k
      FOR SHARE OF m),
    ${added(['sms_clicked'], CLICKED)}, marked AS (${MARK})
    INSERT INTO campaign_sum (business_id, campaign_id, clicked)
    SELECT business_id, campaign_id, sum(n) FROM clicked WHERE campaign_id IS NOT NULL GROUP BY 1, 2 HAVING sum(n) <> 0;`;

const CLICKED = `
  SELECT business_id, ${quarter('created_at')} AS starts_at, sum(n) AS sms_clicked FROM clicked WHERE arrived GROUP BY 1, 2`;

const COUPONS = (rows: string): string => `
    INSERT INTO gift_sum (business_id, gift_id, redeemed)
    SELECT business_id, gift_id, sum(sign) FROM (${rows}) r WHERE status = 'redeemed' GROUP BY 1, 2 HAVING sum(sign) <> 0;
    WITH ${added(['sms_coded', 'sms_redeemed'], CODED(rows))} ${MARK};`;

const CODED = (rows: string): string => `
  SELECT business_id, starts_at, coalesce(sum(coded) FILTER (WHERE arrived), 0) AS sms_coded,
    coalesce(sum(redeemed) FILTER (WHERE arrived), 0) AS sms_redeemed
  FROM (
    SELECT m.business_id, ${quarter('m.created_at')} AS starts_at, c.coded, c.redeemed, ${arrived('m')} AS arrived
    FROM (SELECT * FROM (
        SELECT business_id, gift_id, guest_id, sum(sign) AS coded, coalesce(sum(sign) FILTER (WHERE status = 'redeemed'), 0) AS redeemed
        FROM (${rows}) r GROUP BY 1, 2, 3) s WHERE coded <> 0 OR redeemed <> 0) c
    JOIN campaign g ON g.business_id = c.business_id AND g.gift_id = c.gift_id
    JOIN message m ON m.business_id = g.business_id AND m.campaign_id = g.id AND m.guest_id = c.guest_id FOR SHARE OF m) k
  GROUP BY 1, 2`;

/** Marks of the facts that a table's own rows tell, without what they told of SMS. */
const marks = (table: string): string => {
  const facts = (rows: string) => FACTS[table]!.map((sql) => sql.replaceAll('%', rows)).join(' UNION ALL ');
  const mark = (changed: string) =>
    `INSERT INTO rollup_mark (business_id, hour) SELECT DISTINCT business_id, date_trunc('hour', at, 'UTC') FROM (${changed}) AS changed;`;
  const [came, went] = [`(${facts('new_rows')})`, `(${facts('old_rows')})`];
  return `
CREATE OR REPLACE FUNCTION mark_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    ${mark(came)}
  ELSIF TG_OP = 'DELETE' THEN
    ${mark(went)}
  ELSE
    ${mark(`(${came} EXCEPT ALL ${went}) UNION ALL (${went} EXCEPT ALL ${came})`)}
  END IF;
  RETURN NULL;
END $$;`;
};

const FUNCTIONS = `
${byOperation('sum_message', sumMessages)}
${byOperation('sum_link_click', CLICKS)}
${byOperation('sum_coupon', COUPONS)}
${marks('link_click')}
${marks('coupon')}
DROP TRIGGER mark_short_link_insert ON short_link;
DROP TRIGGER mark_short_link_update ON short_link;
DROP TRIGGER mark_short_link_delete ON short_link;
DROP FUNCTION mark_short_link;
${byOperation('sum_short_link', LINKS)}
CREATE TRIGGER sum_short_link_insert AFTER INSERT ON short_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sum_short_link();
CREATE TRIGGER sum_short_link_update AFTER UPDATE ON short_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION sum_short_link();
CREATE TRIGGER sum_short_link_delete AFTER DELETE ON short_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION sum_short_link();
`;
