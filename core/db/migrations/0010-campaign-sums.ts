import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, protectTenantTables } from '../row-security.js';

/** What became of each campaign, as sums that every change is added to. */
export class CampaignSums1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(VIEWS);
    // Before the past is summed: making a trigger holds off whoever writes until this is committed.
    await runner.query(TRIGGERS);
    await asOwner(runner, PAST);
    await protectTenantTables(runner, ['campaign_sum', 'gift_sum']);
    await grantTables(runner, {
      app: { 'SELECT, INSERT, DELETE': ['campaign_sum', 'gift_sum'], SELECT: ['campaign_fact', 'gift_fact'] },
      ceo: { 'SELECT, INSERT': ['campaign_sum', 'gift_sum'], SELECT: ['campaign_fact', 'gift_fact'] },
      // A campaign that is cancelled, a coupon that is redeemed.
      staff: { 'SELECT, INSERT': ['campaign_sum', 'gift_sum'] },
    });
  }

  async down(): Promise<void> {
    throw new Error('sums are not undone: without them nothing is lost, drop them by hand');
  }
}

const TABLES = `
-- A sum is that of all its rows: what was summed, and differences since. Rows are only added, so that no writer waits for another; the
-- rollup job makes one row of many.
CREATE SEQUENCE campaign_sum_id_seq;
CREATE TABLE campaign_sum (
  business_id bigint NOT NULL,
  campaign_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('campaign_sum_id_seq'),
  -- A difference that is not summed yet.
  loose boolean NOT NULL DEFAULT true,
  -- Of recipients; null of clicks.
  status text,
  reason text,
  people integer NOT NULL DEFAULT 0,
  sms_used integer NOT NULL DEFAULT 0,
  sms_reserved integer NOT NULL DEFAULT 0,
  clicked integer NOT NULL DEFAULT 0,
  PRIMARY KEY (business_id, campaign_id, id)
);
CREATE INDEX campaign_sum_loose ON campaign_sum (business_id) WHERE loose;

-- By gift and not by campaign: reminders share one, and a draft may get another.
CREATE SEQUENCE gift_sum_id_seq;
CREATE TABLE gift_sum (
  business_id bigint NOT NULL,
  gift_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('gift_sum_id_seq'),
  loose boolean NOT NULL DEFAULT true,
  redeemed integer NOT NULL,
  PRIMARY KEY (business_id, gift_id, id)
);
CREATE INDEX gift_sum_loose ON gift_sum (business_id) WHERE loose;
`;

/** Not settled: what it will cost is held. */
const HELD = `status IN ('pending', 'claimed', 'unknown')`;

/** Whom a campaign is for, told by rows of messages; % is the table, or rows of it. */
const RECIPIENT = `
SELECT business_id, campaign_id, status, reason, 1 AS people, CASE WHEN accepted_at IS NOT NULL THEN coalesce(segments, 0) ELSE 0 END AS sms_used,
  CASE WHEN accepted_at IS NULL AND ${HELD} THEN coalesce(segments, 0) ELSE 0 END AS sms_reserved, 0 AS clicked
FROM % WHERE campaign_id IS NOT NULL`;

/** Coupons that were taken in. */
const REDEEMED = `SELECT business_id, gift_id, 1 AS redeemed FROM % WHERE status = 'redeemed'`;

const VIEWS = `
-- What is summed, a row each: the one definition for triggers, checks and rebuilding.
CREATE VIEW campaign_fact WITH (security_invoker = true) AS
${RECIPIENT.replace('%', 'message')}
UNION ALL
SELECT m.business_id, m.campaign_id, NULL, NULL, 0, 0, 0, 1 FROM message m
WHERE m.campaign_id IS NOT NULL AND EXISTS (SELECT FROM link_click l WHERE l.business_id = m.business_id AND l.message_id = m.id);

CREATE VIEW gift_fact WITH (security_invoker = true) AS
${REDEEMED.replace('%', 'coupon')};
`;

/** The rows that a statement brought count once, those that it took away once less. */
type Changed = (fact: string) => string;
const CHANGES: Record<'INSERT' | 'UPDATE' | 'DELETE', Changed> = {
  INSERT: (fact) => `(SELECT 1 AS sign, n.* FROM (${fact.replace('%', 'new_rows')}) n)`,
  DELETE: (fact) => `(SELECT -1 AS sign, o.* FROM (${fact.replace('%', 'old_rows')}) o)`,
  UPDATE: (fact) =>
    `(SELECT * FROM ${CHANGES.INSERT(fact)} n UNION ALL SELECT * FROM ${CHANGES.DELETE(fact)} o)`,
};

const RECIPIENTS = (changed: Changed): string => `
INSERT INTO campaign_sum (business_id, campaign_id, status, reason, people, sms_used, sms_reserved)
SELECT business_id, campaign_id, status, reason, sum(sign), sum(sign * sms_used), sum(sign * sms_reserved) FROM ${changed(RECIPIENT)} c
GROUP BY business_id, campaign_id, status, reason HAVING sum(sign) <> 0 OR sum(sign * sms_used) <> 0 OR sum(sign * sms_reserved) <> 0;`;

const COUPONS = (changed: Changed): string => `
INSERT INTO gift_sum (business_id, gift_id, redeemed)
SELECT business_id, gift_id, sum(sign) FROM ${changed(REDEEMED)} c GROUP BY business_id, gift_id HAVING sum(sign) <> 0;`;

/**
 * An SMS is clicked once, however often it is clicked: whether this click is its first is known only when others on it are over, so they
 * wait for each other here (and a statement never needs more than 1024 of these locks). What is seen after the lock is what was committed before it.
 */
const CLICKS = (changed: Changed): string => `
PERFORM pg_advisory_xact_lock(hashtextextended('clicks:' || business_id || ':' || place, 0)) FROM (
  SELECT DISTINCT business_id, message_id % 1024 AS place FROM ${changed('SELECT * FROM %')} c ORDER BY 1, 2) p;
INSERT INTO campaign_sum (business_id, campaign_id, clicked)
SELECT business_id, campaign_id, sum(n) FROM (
  SELECT m.business_id, m.campaign_id, (k.clicks > 0)::int - (k.clicks - c.more > 0)::int AS n
  FROM (SELECT business_id, message_id, sum(sign) AS more FROM ${changed('SELECT * FROM %')} c GROUP BY business_id, message_id) c
  JOIN message m ON m.business_id = c.business_id AND m.id = c.message_id AND m.campaign_id IS NOT NULL
  CROSS JOIN LATERAL (SELECT count(*) AS clicks FROM link_click l WHERE l.business_id = m.business_id AND l.message_id = m.id) k) d
GROUP BY business_id, campaign_id HAVING sum(n) <> 0;`;

/**
 * A hundred thousand recipients come at once, and each look at them costs: what marked their hours (mark_message, for whatever is done with
 * messages later) is done here by the same look. It marks each hour in which a fact of a new message can lie.
 */
const NEW_MESSAGES = `
WITH brought AS MATERIALIZED (
  SELECT business_id, campaign_id, status, reason, date_trunc('hour', accepted_at, 'UTC') AS accepted, date_trunc('hour', settled_at, 'UTC') AS settled,
    CASE WHEN accepted_at IS NOT NULL THEN date_trunc('hour', created_at, 'UTC') END AS created, count(*) AS people, coalesce(sum(segments), 0) AS sms
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7),
marked AS (
  INSERT INTO rollup_mark (business_id, hour)
  SELECT DISTINCT b.business_id, h.hour FROM brought b CROSS JOIN LATERAL (VALUES (accepted), (settled), (created)) AS h (hour) WHERE h.hour IS NOT NULL)
INSERT INTO campaign_sum (business_id, campaign_id, status, reason, people, sms_used, sms_reserved)
SELECT business_id, campaign_id, status, reason, sum(people), coalesce(sum(sms) FILTER (WHERE accepted IS NOT NULL), 0),
  coalesce(sum(sms) FILTER (WHERE accepted IS NULL AND ${HELD}), 0)
FROM brought WHERE campaign_id IS NOT NULL GROUP BY business_id, campaign_id, status, reason;`;

/** Whoever writes adds the difference, in the same transaction. */
const sumBy = (table: string, sum: (changed: Changed) => string, ofNew = sum(CHANGES.INSERT)): string => `
CREATE FUNCTION sum_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    ${ofNew}
  ELSIF TG_OP = 'UPDATE' THEN
    ${sum(CHANGES.UPDATE)}
  ELSE
    ${sum(CHANGES.DELETE)}
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sum_${table}_insert AFTER INSERT ON ${table} REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sum_${table}();
CREATE TRIGGER sum_${table}_update AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION sum_${table}();
CREATE TRIGGER sum_${table}_delete AFTER DELETE ON ${table} REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION sum_${table}();
`;

const TRIGGERS = `
DROP TRIGGER mark_message_insert ON message;
${sumBy('message', RECIPIENTS, NEW_MESSAGES)}
${sumBy('link_click', CLICKS)}
${sumBy('coupon', COUPONS)}
`;

const PAST = `
INSERT INTO campaign_sum (business_id, campaign_id, loose, status, reason, people, sms_used, sms_reserved, clicked)
SELECT business_id, campaign_id, false, status, reason, sum(people), sum(sms_used), sum(sms_reserved), sum(clicked) FROM campaign_fact
GROUP BY business_id, campaign_id, status, reason;
INSERT INTO gift_sum (business_id, gift_id, loose, redeemed)
SELECT business_id, gift_id, false, sum(redeemed) FROM gift_fact GROUP BY business_id, gift_id;
`;

/** The owner of the tables need not be a superuser, and their security is forced on it too: but for this statement. */
async function asOwner(runner: QueryRunner, sql: string): Promise<void> {
  const tables = ['message', 'link_click', 'coupon'];
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await runner.query(sql);
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
