import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, CEO_ROLE, grantTables, protectTenantTables } from '../row-security.js';

/** Reminders, what the platform knows of people across businesses, and the hours at which SMS are answered. */
export class Reminders1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REMINDER);
    await runner.query(ELSEWHERE);
    for (const [name, body] of Object.entries(FUNCTIONS)) {
      await runner.query(body);
      await runner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
      await runner.query(`GRANT EXECUTE ON FUNCTION ${name} TO ${APP_ROLE}, ${CEO_ROLE}`);
    }
    await runner.query(HOURS);
    await protectTenantTables(runner, ['reminder', 'reminded']);
    await grantTables(runner, {
      app: {
        SELECT: ['reminder'],
        'UPDATE (rests_because)': ['reminder'],
        'SELECT, INSERT, UPDATE': ['reminded', 'hour_pattern'],
        'SELECT, INSERT, UPDATE, DELETE': ['reminder_due'],
        // A day's reminder is a campaign, with a gift of its own where its text gives a code.
        INSERT: ['campaign', 'gift', 'gift_version'],
      },
      ceo: {
        'SELECT, INSERT, UPDATE': ['reminder'],
        SELECT: ['reminded', 'hour_pattern'],
        'SELECT, INSERT, UPDATE, DELETE': ['reminder_due'],
      },
    });
  }

  async down(): Promise<void> {
    throw new Error('who was reminded when is not to be forgotten: restore the backup instead');
  }
}

const REMINDER = `
CREATE TABLE reminder (
  business_id bigint NOT NULL REFERENCES business,
  kind text NOT NULL CHECK (kind IN ('no_sms', 'no_visit')),
  enabled boolean NOT NULL,
  -- The window: who is to be reminded, and how long nobody is reminded again. Local days.
  after_days integer NOT NULL CHECK (after_days BETWEEN 7 AND 730),
  send_at time NOT NULL,
  most_a_day integer NOT NULL CHECK (most_a_day BETWEEN 1 AND 10000),
  body text NOT NULL,
  language text NOT NULL,
  transliterate boolean NOT NULL,
  link_url text,
  -- What {code} gives; each day's reminders are a kind of their own.
  offer jsonb,
  version integer NOT NULL,
  -- Why the last run wrote to nobody though somebody was due.
  rests_because text,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, kind)
);

-- When a person was last reminded: a row each, so that an upsert with a condition lets nobody be reminded twice in a window.
CREATE TABLE reminded (
  business_id bigint NOT NULL,
  kind text NOT NULL,
  guest_id bigint NOT NULL,
  -- Of the business's own calendar.
  day date NOT NULL,
  PRIMARY KEY (business_id, kind, guest_id),
  FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id),
  FOREIGN KEY (business_id, kind) REFERENCES reminder (business_id, kind)
);

-- When a reminder of a business runs next.
CREATE TABLE reminder_due (
  business_id bigint NOT NULL,
  kind text NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, kind)
);
CREATE INDEX reminder_due_next ON reminder_due (due_at);
`;

const ELSEWHERE = `
-- Who was where in which month, by a platform-wide keyed hash of the phone. No role of a process may touch it: the functions below,
-- which are its owner's, take in one's own guests and let out shares alone.
CREATE TABLE presence (
  business_id bigint NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  person bytea NOT NULL,
  PRIMARY KEY (business_id, month, person)
);
CREATE INDEX presence_person ON presence (person, month);

-- What was last told to a business of a month, and of how many guests: told anew only when ten more stand behind it.
CREATE TABLE elsewhere_figure (
  business_id bigint NOT NULL,
  month date NOT NULL,
  guests integer NOT NULL,
  -- Null: too few stood behind it.
  shares jsonb,
  PRIMARY KEY (business_id, month)
);
`;

const OWN_BUSINESS = `nullif(current_setting('app.business_id', true), '')::bigint`;

/** `SET search_path`: a function with its owner's rights must not find a table that its caller put in the way. */
const DEFINER = `SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

const FUNCTIONS = {
  'note_presence(date[], bytea[])': `
CREATE FUNCTION note_presence(months date[], persons bytea[]) RETURNS void LANGUAGE sql ${DEFINER} AS $$
  INSERT INTO presence (business_id, month, person)
  SELECT DISTINCT ${OWN_BUSINESS}, date_trunc('month', p.month)::date, p.person FROM unnest(months, persons) AS p (month, person)
  ON CONFLICT DO NOTHING
$$`,
  'forget_presence(bytea[])': `
CREATE FUNCTION forget_presence(persons bytea[]) RETURNS void LANGUAGE sql ${DEFINER} AS $$
  DELETE FROM presence WHERE business_id = ${OWN_BUSINESS} AND person = ANY(persons)
$$`,
  // Fixed filters: one's own business, a whole month, nothing else. The finest division is told in which at least ten people stand in
  // every part, so that nothing hidden can be had by subtraction, and three other businesses behind each part that is about others.
  'guests_elsewhere(date)': `
CREATE FUNCTION guests_elsewhere(wanted date) RETURNS jsonb LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE
  own bigint := ${OWN_BUSINESS};
  of_month date := date_trunc('month', wanted)::date;
  now_guests integer;
  parts jsonb;
BEGIN
  SELECT count(*) INTO now_guests FROM presence WHERE business_id = own AND month = of_month;
  IF now_guests >= 10 AND NOT EXISTS (SELECT FROM elsewhere_figure f
      WHERE f.business_id = own AND f.month = of_month AND f.guests > now_guests - 10) THEN
    WITH others AS (
      SELECT p.person, o.business_id AS other FROM presence p
      LEFT JOIN presence o ON o.month = p.month AND o.person = p.person AND o.business_id <> own
      WHERE p.business_id = own AND p.month = of_month),
    counted AS (SELECT person, count(other) AS n FROM others GROUP BY person),
    divided AS (
      SELECT d.depth, least(c.n, d.depth) AS from_others, count(DISTINCT c.person) AS people, count(DISTINCT o.other) AS businesses
      FROM counted c JOIN others o USING (person), (VALUES (3), (2), (1)) AS d (depth) GROUP BY 1, 2),
    allowed AS (
      SELECT depth FROM divided GROUP BY depth
      HAVING count(*) = depth + 1 AND bool_and(people >= 10 AND (from_others = 0 OR businesses >= 3)) ORDER BY depth DESC LIMIT 1)
    -- In steps of five per cent: not even ten who came together are to be counted.
    SELECT jsonb_agg(jsonb_build_object('others', from_others, 'orMore', from_others = depth,
        'percent', (round(20.0 * people / now_guests) * 5)::int) ORDER BY from_others) INTO parts
    FROM divided JOIN allowed USING (depth);
    INSERT INTO elsewhere_figure AS f (business_id, month, guests, shares) VALUES (own, of_month, now_guests, parts)
    ON CONFLICT (business_id, month) DO UPDATE SET guests = excluded.guests, shares = excluded.shares
      WHERE f.guests <= excluded.guests - 10;
  END IF;
  RETURN (SELECT f.shares FROM elsewhere_figure f WHERE f.business_id = own AND f.month = of_month);
END
$$`,
};

const HOURS = `
-- At which hours of the week SMS are answered over all businesses: one row, made anew each day. A cell stands there only when
-- enough businesses are behind it.
CREATE TABLE hour_pattern (
  id integer PRIMARY KEY CHECK (id = 1),
  cells jsonb NOT NULL,
  refreshed_at timestamptz NOT NULL
);
`;
