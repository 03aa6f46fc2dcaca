import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, protectTenantTables } from '../row-security.js';

/** Campaigns, their recipients (which are messages), and the links and pages that lead back from an SMS. */
export class Campaigns1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CAMPAIGN);
    await runner.query(RECIPIENT);
    await runner.query(ROUTING);
    await runner.query(SETTINGS);
    await protectTenantTables(runner, ['campaign', 'link_click']);
    await grantTables(runner, {
      app: {
        'SELECT, UPDATE': ['campaign'],
        'SELECT, INSERT': ['link_click', 'short_link'],
        'SELECT, INSERT, UPDATE, DELETE': ['campaign_due'],
      },
      ceo: {
        'SELECT, INSERT, UPDATE': ['campaign'],
        // A test to oneself.
        INSERT: ['message', 'message_due'],
        // A campaign that is cancelled leaves out whoever was not claimed yet.
        'UPDATE (status, reason, settled_at)': ['message'],
        SELECT: ['link_click', 'short_link'],
        'SELECT, INSERT, UPDATE, DELETE': ['campaign_due'],
      },
    });
  }

  async down(): Promise<void> {
    throw new Error('what was sent is not undone: restore the backup instead');
  }
}

const CAMPAIGN = `
CREATE SEQUENCE campaign_id_seq;
CREATE TABLE campaign (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('campaign_id_seq'),
  kind text NOT NULL CHECK (kind IN ('campaign', 'reminder')),
  status text NOT NULL CHECK (status IN ('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled', 'deleted')),
  body text NOT NULL,
  language text NOT NULL,
  transliterate boolean NOT NULL,
  audience jsonb NOT NULL,
  -- Where {link} leads; the business's own page where it is null.
  link_url text,
  -- What {code} gives: a gift of this campaign's own.
  gift_id bigint,
  -- Moves with every edit: whoever saw an older text cannot start it.
  revision integer NOT NULL,
  -- Why it was stopped, where not by its owner.
  paused_reason text,
  -- What the maker's client called this wish: said twice, it is one campaign.
  request_key text,
  scheduled_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  created_by bigint,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, gift_id) REFERENCES gift (business_id, id),
  CHECK (status <> 'scheduled' OR scheduled_at IS NOT NULL)
);
CREATE UNIQUE INDEX campaign_request ON campaign (business_id, request_key) WHERE request_key IS NOT NULL;
CREATE INDEX campaign_created ON campaign (business_id, created_at);

-- Gifts of campaigns run beside the one that a visit gives.
ALTER TABLE gift ADD COLUMN kind text NOT NULL DEFAULT 'visit' CHECK (kind IN ('visit', 'campaign'));
DROP INDEX gift_running;
CREATE UNIQUE INDEX gift_running ON gift (business_id) WHERE ended_at IS NULL AND kind = 'visit';
`;

const RECIPIENT = `
-- A recipient of a campaign is a message whose text and number are made when it is claimed: a frozen audience is then one
-- INSERT … SELECT, and no row waits with an old text. From the claim on it holds what went out, for the provider to be asked after.
ALTER TABLE message ADD COLUMN campaign_id bigint;
ALTER TABLE message ADD FOREIGN KEY (business_id, campaign_id) REFERENCES campaign (business_id, id);
ALTER TABLE message ALTER COLUMN to_sealed DROP NOT NULL;
ALTER TABLE message DROP CONSTRAINT message_check;
ALTER TABLE message ADD CONSTRAINT message_text
  CHECK (CASE WHEN purpose = 'code' THEN body_sealed IS NULL ELSE body_sealed IS NOT NULL OR campaign_id IS NOT NULL END);
ALTER TABLE message ADD CONSTRAINT message_to CHECK (to_sealed IS NOT NULL OR campaign_id IS NOT NULL);
-- One SMS for each person of each campaign; by it, too, what somebody had lately is counted.
CREATE UNIQUE INDEX message_recipient ON message (business_id, guest_id, campaign_id);
CREATE INDEX message_waiting ON message (business_id, campaign_id, id) WHERE campaign_id IS NOT NULL AND status = 'pending';
CREATE INDEX message_claimed ON message (business_id, claimed_at) WHERE campaign_id IS NOT NULL AND status IN ('claimed', 'unknown');
-- Tests to oneself: few a day.
CREATE INDEX message_test ON message (business_id, created_at) WHERE purpose = 'campaign' AND campaign_id IS NULL AND guest_id IS NULL;
CREATE INDEX message_campaign ON message (business_id, campaign_id, status) WHERE campaign_id IS NOT NULL;

CREATE SEQUENCE link_click_id_seq;
CREATE TABLE link_click (
  business_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('link_click_id_seq'),
  message_id bigint NOT NULL,
  device_hash bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, message_id) REFERENCES message (business_id, id)
);
CREATE INDEX link_click_message ON link_click (business_id, message_id, at);
`;

const ROUTING = `
-- When a campaign wants a look: to start, or while it is being sent.
CREATE TABLE campaign_due (
  business_id bigint NOT NULL,
  campaign_id bigint NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, campaign_id)
);
CREATE INDEX campaign_due_next ON campaign_due (due_at);

-- Where a short code in an SMS leads. Ten signs of 32: not to be guessed by trying.
CREATE TABLE short_link (
  code text PRIMARY KEY,
  business_id bigint NOT NULL,
  message_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('link', 'opt_out'))
);
CREATE UNIQUE INDEX short_link_message ON short_link (business_id, message_id, kind);
`;

const SETTINGS = `
ALTER TABLE business
  ADD COLUMN sms_sender text,
  -- Local times between which nothing is sent but codes, gifts asked for and replies; the same twice is never quiet.
  ADD COLUMN quiet_from time NOT NULL DEFAULT '21:00',
  ADD COLUMN quiet_until time NOT NULL DEFAULT '09:00',
  -- Nobody gets two campaigns or reminders within that many hours.
  ADD COLUMN campaign_pause_hours integer NOT NULL DEFAULT 24 CHECK (campaign_pause_hours BETWEEN 0 AND 8760);
-- A phone's country, so that SQL knows who may be sent what; null for guests from before, who count as the business's own.
ALTER TABLE guest ADD COLUMN phone_country text CHECK (phone_country ~ '^[A-Z]{2}$');
`;
