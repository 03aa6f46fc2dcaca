import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A change of messages is looked at once, for the marks of the hours and the campaigns' sums alike. Two looks, of which the marks compared
 * every fact of every row before and after, cost a quarter of all that Postgres does while a campaign is sent (docs/decisions/022).
 */
export class OneLookAtMessages1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const event of ['update', 'delete'])
      await runner.query(`DROP TRIGGER mark_message_${event} ON message`);
    await runner.query('DROP FUNCTION mark_message');
    await runner.query(NOTE_MESSAGES);
  }

  async down(): Promise<void> {
    throw new Error('one look is not undone: what it writes is what two looks wrote');
  }
}

/** Rows that are alike in all that is counted, and how many more of them there are than before: with exact times, as sums are of quarters of an hour. */
const CHANGED = (rows: string): string => `
changed AS MATERIALIZED (
  SELECT business_id, campaign_id, status, reason, payer, channel, created_at, accepted_at, settled_at,
    sum(sign) AS people, coalesce(sum(sign * segments), 0) AS sms
  FROM (${rows}) r GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
  HAVING sum(sign) <> 0 OR coalesce(sum(sign * segments), 0) <> 0)`;

/**
 * Of a status the facts tell these three apart; a claim or "sent" changes no fact, and no hour is marked for it. The time at which a row was
 * made is marked only when its SMS arrives or turns out not to have: that hour holds all of a campaign, and is slow to read while it is marked.
 */
const MARKED = `
marked AS (
  INSERT INTO rollup_mark (business_id, hour)
  SELECT DISTINCT business_id, date_trunc('hour', at, 'UTC') FROM (
    SELECT business_id, coalesce(accepted_at, settled_at) AS at FROM changed
    GROUP BY 1, 2, accepted_at IS NULL, payer, channel, CASE WHEN status IN ('delivered', 'failed', 'skipped') THEN status END
    HAVING sum(people) <> 0 OR sum(sms) <> 0
    UNION ALL
    SELECT business_id, created_at FROM changed WHERE accepted_at IS NOT NULL AND status <> 'failed' GROUP BY 1, 2, payer, channel
    HAVING sum(people) <> 0) c
  WHERE at IS NOT NULL)`;

const SUMMED = `
INSERT INTO campaign_sum (business_id, campaign_id, status, reason, people, sms_used, sms_reserved)
SELECT * FROM (
  SELECT business_id, campaign_id, status, reason, sum(people) AS people, coalesce(sum(sms) FILTER (WHERE accepted_at IS NOT NULL), 0) AS used,
    coalesce(sum(sms) FILTER (WHERE accepted_at IS NULL AND status IN ('pending', 'claimed', 'unknown')), 0) AS reserved
  FROM changed WHERE campaign_id IS NOT NULL GROUP BY 1, 2, 3, 4) s
WHERE people <> 0 OR used <> 0 OR reserved <> 0;`;

const note = (rows: string): string => `WITH ${CHANGED(rows)}, ${MARKED} ${SUMMED}`;

const NOTE_MESSAGES = `
CREATE OR REPLACE FUNCTION sum_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    ${note('SELECT 1 AS sign, * FROM new_rows')}
  ELSIF TG_OP = 'UPDATE' THEN
    ${note('SELECT 1 AS sign, * FROM new_rows UNION ALL SELECT -1, * FROM old_rows')}
  ELSE
    ${note('SELECT -1 AS sign, * FROM old_rows')}
  END IF;
  RETURN NULL;
END $$;`;
