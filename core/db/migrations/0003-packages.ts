import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, protectTenantTables } from '../row-security.js';

/** What a business has booked, the ledger of its SMS, and the pace of each sender. */
export class Packages1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PACKAGES);
    await runner.query(LEDGER);
    await runner.query(ROUTING);
    await runner.query(GUEST);
    await runner.query(ACTIVITY);
    await protectTenantTables(runner, ['sms_package', 'ledger_balance', 'ledger_entry']);
    await grantTables(runner, {
      app: {
        'SELECT, INSERT, UPDATE': ['sms_package', 'ledger_balance', 'sender_pace'],
        'SELECT, INSERT': ['ledger_entry'],
        'SELECT, INSERT, UPDATE, DELETE': ['package_due'],
      },
      ceo: {
        'SELECT, INSERT, UPDATE': ['sms_package', 'ledger_balance', 'sender_pace'],
        'SELECT, INSERT': ['ledger_entry'],
        'SELECT, INSERT, UPDATE, DELETE': ['package_due'],
      },
    });
  }

  async down(): Promise<void> {
    throw new Error('a ledger is not undone: restore the backup instead');
  }
}

const PACKAGES = `
-- The lock and the guard: never below zero, and changed only together with the entries that it is the sum of. Tables of the
-- ledger refer to it rather than to the business: whoever writes them has it, and waits for nobody who holds the business's row.
CREATE TABLE ledger_balance (
  business_id bigint PRIMARY KEY REFERENCES business,
  available integer NOT NULL CHECK (available >= 0),
  reserved integer NOT NULL CHECK (reserved >= 0)
);

CREATE SEQUENCE sms_package_id_seq;
CREATE TABLE sms_package (
  business_id bigint NOT NULL REFERENCES ledger_balance,
  id bigint NOT NULL DEFAULT nextval('sms_package_id_seq'),
  status text NOT NULL CHECK (status IN ('running', 'ended')),
  booked_sms integer NOT NULL CHECK (booked_sms BETWEEN 1 AND 100000000),
  price_minor integer NOT NULL CHECK (price_minor >= 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  period_months integer NOT NULL CHECK (period_months BETWEEN 1 AND 36),
  -- Period n begins n times period_months after this local day: counted from the first, the 31st comes back after February.
  first_day date NOT NULL,
  period_no integer NOT NULL CHECK (period_no >= 0),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  renews boolean NOT NULL,
  rolls_over boolean NOT NULL,
  renewed_from bigint,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, renewed_from) REFERENCES sms_package (business_id, id)
);
-- One at a time, so that all that may be spent is its; and one heir to each, whoever sweeps.
CREATE UNIQUE INDEX sms_package_running ON sms_package (business_id) WHERE status = 'running';
CREATE UNIQUE INDEX sms_package_heir ON sms_package (business_id, renewed_from) WHERE renewed_from IS NOT NULL;
`;

const LEDGER = `
CREATE SEQUENCE ledger_entry_id_seq;
CREATE TABLE ledger_entry (
  business_id bigint NOT NULL REFERENCES ledger_balance,
  id bigint NOT NULL DEFAULT nextval('ledger_entry_id_seq'),
  kind text NOT NULL,
  -- By how much what may still be spent changed, and what is held for messages under way. SMS segments.
  available integer NOT NULL,
  reserved integer NOT NULL,
  -- Billed by the provider beyond all that the package had: the platform's loss.
  uncovered integer NOT NULL DEFAULT 0,
  reason text,
  package_id bigint,
  campaign_id bigint,
  message_id bigint,
  actor_role text NOT NULL,
  actor_id bigint,
  at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, package_id) REFERENCES sms_package (business_id, id),
  CHECK (CASE kind
    WHEN 'booked' THEN available > 0 AND reserved = 0
    WHEN 'reserved' THEN available < 0 AND reserved = -available
    WHEN 'released' THEN available > 0 AND reserved = -available
    WHEN 'used' THEN available <= 0 AND reserved <= 0 AND uncovered >= 0 AND uncovered - available - reserved > 0
    WHEN 'adjusted' THEN available <> 0 AND reserved = 0 AND reason IS NOT NULL
    WHEN 'rolled_over' THEN available <> 0 AND reserved = 0
    WHEN 'expired' THEN available < 0 AND reserved = 0
    ELSE false
  END),
  CHECK (uncovered = 0 OR kind = 'used')
);
CREATE INDEX ledger_entry_at ON ledger_entry (business_id, at);
CREATE INDEX ledger_entry_campaign ON ledger_entry (business_id, campaign_id) WHERE campaign_id IS NOT NULL;
`;

const ROUTING = `
-- Whose package ends when: the sweep finds it before the business is known.
CREATE TABLE package_due (
  business_id bigint PRIMARY KEY,
  ends_at timestamptz NOT NULL
);
CREATE INDEX package_due_next ON package_due (ends_at);

-- One bucket for each sender, of all workers: when its next SMS may go. A sender is a number or name of a business, nobody's own.
CREATE TABLE sender_pace (
  sender text PRIMARY KEY,
  next_at timestamptz NOT NULL,
  paused_until timestamptz,
  paused_reason text
);
`;

/** Names that are there already cannot be read here: they count as irregular, which is slower and right, until they are written again. */
const GUEST = `
ALTER TABLE guest
  -- Septets of the name once it is transliterated; null where nothing would be left of it.
  ADD COLUMN name_plain_units integer,
  -- Signs of more than one unit break differently at a segment's end: such names are counted one by one.
  ADD COLUMN name_irregular boolean NOT NULL DEFAULT true;
ALTER TABLE guest ALTER COLUMN name_irregular SET DEFAULT false;
`;

/** What a price or a quantity was and became, and why; entries without keep the hash that they have. */
const ACTIVITY = `
ALTER TABLE activity_entry ADD COLUMN changes jsonb, ADD COLUMN reason text;
`;
