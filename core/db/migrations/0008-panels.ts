import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CEO_ROLE, grantTables, letStaffSeeItsOwn, STAFF_ROLE } from '../row-security.js';

/** Who may sign in at the panel, what the panel remembers and writes by e-mail, and the database role of owners and cashiers. */
export class Panels1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNT);
    await runner.query(SESSION);
    await runner.query(MAIL);
    await runner.query(PLATFORM_LOG);
    await letStaffSeeItsOwn(runner);
    await grantTables(runner, {
      app: {
        'SELECT, INSERT, UPDATE': ['mail'],
        'SELECT, INSERT': ['anchor_day'],
        SELECT: ['platform_activity_head'],
      },
      ceo: {
        'SELECT, INSERT, UPDATE': ['account', 'account_link', 'platform_activity_head'],
        'SELECT, INSERT, UPDATE, DELETE': ['account_recovery_code', 'panel_session'],
        'SELECT, INSERT': ['platform_activity_entry', 'mail'],
      },
      staff: STAFF,
    });
    await runner.query(`
      REVOKE ALL ON FUNCTION ceo_addresses() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ceo_addresses() TO tarakazan_app, ${CEO_ROLE};
      GRANT EXECUTE ON FUNCTION note_presence(date[], bytea[]), guests_elsewhere(date) TO ${STAFF_ROLE};
    `);
  }

  async down(): Promise<void> {
    throw new Error('sign-ins are not undone: restore the backup instead');
  }
}

const ACCOUNT = `
-- Whoever signs in is found before the business is known: by a keyed hash of the folded e-mail. Only the panel's login role sees these
-- tables, neither bot and workers nor the role under which an owner's requests run.
CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email_hash text NOT NULL UNIQUE,
  email_sealed bytea NOT NULL,
  -- Null until an invitation was taken up.
  password_hash text,
  role text NOT NULL CHECK (role IN ('owner', 'cashier', 'ceo')),
  business_id bigint,
  staff_id bigint,
  language text NOT NULL,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  -- The last time step whose code was taken: a code opens once.
  totp_last_step bigint NOT NULL DEFAULT 0,
  failed_tries integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  -- Moves with each change of password and with "sign out everywhere": sessions and links of an older one are over.
  epoch integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  FOREIGN KEY (business_id, staff_id) REFERENCES staff (business_id, id),
  CHECK ((role = 'ceo') = (business_id IS NULL)),
  CHECK ((role = 'ceo') = (staff_id IS NULL)),
  CHECK (totp_confirmed_at IS NULL OR totp_sealed IS NOT NULL)
);
CREATE UNIQUE INDEX account_staff ON account (business_id, staff_id) WHERE staff_id IS NOT NULL;

CREATE TABLE account_recovery_code (
  account_id bigint NOT NULL REFERENCES account,
  code_hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account_id, code_hash)
);

-- What an e-mail's link opens, once. The token itself is in the e-mail alone.
CREATE TABLE account_link (
  token_hash text PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES account,
  kind text NOT NULL CHECK (kind IN ('invitation', 'reset')),
  epoch integer NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX account_link_account ON account_link (account_id, created_at);

-- Workers write to the CEO and may know nothing else of accounts.
CREATE FUNCTION ceo_addresses() RETURNS TABLE (email_sealed bytea, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ SELECT email_sealed, language FROM account WHERE role = 'ceo' AND disabled_at IS NULL AND password_hash IS NOT NULL ORDER BY id $$;
`;

const SESSION = `
-- The shape that connect-pg-simple asks for. A session holds an account's id and epoch, and nothing that is anybody's.
CREATE TABLE panel_session (
  sid text PRIMARY KEY,
  sess jsonb NOT NULL,
  expire timestamptz NOT NULL
);
CREATE INDEX panel_session_expire ON panel_session (expire);
`;

const MAIL = `
-- An e-mail is a row first; a worker sends it and then forgets what was in it.
CREATE TABLE mail (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sealed bytea,
  status text NOT NULL CHECK (status IN ('pending', 'sent', 'failed')),
  tries integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  CHECK ((status = 'pending') = (sealed IS NOT NULL))
);
CREATE INDEX mail_due ON mail (due_at) WHERE status = 'pending';

-- Days whose heads of the logs were sent.
CREATE TABLE anchor_day (
  day date PRIMARY KEY,
  at timestamptz NOT NULL
);
`;

const PLATFORM_LOG = `
-- What the CEO changes that is no business's: a chain of its own, like each business's.
CREATE TABLE platform_activity_entry (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_role text NOT NULL,
  actor_id bigint,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint,
  fields text[] NOT NULL,
  changes jsonb,
  reason text,
  hash bytea NOT NULL
);
CREATE TABLE platform_activity_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  seq bigint NOT NULL,
  hash bytea NOT NULL
);
`;

/** What the use cases of an owner and a cashier need, and no more. Chats, challenges and what proves a consent are nobody's at the panel. */
const STAFF = {
  'SELECT, INSERT, UPDATE': ['campaign', 'gift', 'activity_head', 'ledger_balance', 'reminder'],
  'SELECT, INSERT, UPDATE, DELETE': ['business_logo', 'campaign_due', 'message_due', 'reminder_due'],
  'SELECT, INSERT': [
    'activity_entry',
    'business_slug',
    'consent_text',
    'gift_version',
    'ledger_entry',
    'message',
    'short_link',
    'visit',
    // What is written is marked for the sums of it.
    'rollup_mark',
    'cohort_mark',
  ],
  SELECT: [
    'business',
    'business_key',
    'cohort',
    'cohort_fact',
    'consent_entry',
    'coupon',
    'fact',
    'guest',
    'guest_name_token',
    'hour_pattern',
    'link_click',
    'reminded',
    'review',
    'rollup',
    'scan',
    'sender_pace',
    'sms_package',
    'social_click',
    'staff',
  ],
  // How many there were of them, and when; not what was said.
  'SELECT (business_id, created_at, answers)': ['conversation'],
  'SELECT (business_id, passed_at)': ['challenge'],
  // Status, review rule, sender, legal name and country are the CEO's.
  'UPDATE (name, region, city, address_line, latitude, longitude, timezone, language, languages, brand_colour, review_url, greeting, social_links, version, logo_hash, quiet_from, quiet_until, campaign_pause_hours)':
    ['business'],
  'UPDATE (is_current)': ['business_slug'],
  'UPDATE (status, redeemed_at, redeemed_by, voided_at)': ['coupon'],
  'UPDATE (last_visit_at)': ['guest'],
  'UPDATE (status, reason, settled_at)': ['message'],
};
