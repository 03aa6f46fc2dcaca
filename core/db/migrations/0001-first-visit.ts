import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, protectTenantTables } from '../row-security.js';

/** From the scan to the gift. Every tenant table leads its keys with business_id, so that the schema can be spread by it. */
export class FirstVisit1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROUTING);
    await runner.query(BUSINESS);
    await runner.query(CONVERSATION);
    await runner.query(GUEST);
    await runner.query(MESSAGE);
    await runner.query(GIFT);
    await runner.query(ACTIVITY);
    await protectTenantTables(runner, TENANT_TABLES);
    await grantTables(runner, {
      app: {
        'SELECT, INSERT, UPDATE': [
          'conversation',
          'guest',
          'challenge',
          'message',
          'coupon',
          'review',
          'activity_head',
        ],
        'SELECT, INSERT': [
          'chat_message',
          'consent_entry',
          'consent_evidence',
          'activity_entry',
          'scan',
          'visit',
        ],
        'SELECT, INSERT, DELETE': ['guest_name_token', 'code_request'],
        'SELECT, INSERT, UPDATE, DELETE': ['message_due', 'sandbox_message'],
        SELECT: [
          'business',
          'business_key',
          'business_slug',
          'consent_text',
          'gift',
          'gift_version',
          'staff',
          'platform_key',
        ],
      },
      ceo: {
        'SELECT, INSERT, UPDATE': ['business', 'gift', 'staff', 'activity_head', 'business_slug'],
        'SELECT, INSERT': ['business_key', 'consent_text', 'gift_version', 'activity_entry'],
        SELECT: [
          'conversation',
          'guest',
          'guest_name_token',
          'challenge',
          'message',
          'coupon',
          'review',
          'chat_message',
          'consent_entry',
          'consent_evidence',
          'scan',
          'visit',
          'platform_key',
          'message_due',
          'code_request',
          'sandbox_message',
        ],
      },
    });
  }

  async down(): Promise<void> {
    throw new Error('the first migration is not undone: drop the database instead');
  }
}

const TENANT_TABLES = [
  'business',
  'business_key',
  'consent_text',
  'staff',
  'scan',
  'conversation',
  'chat_message',
  'guest',
  'guest_name_token',
  'challenge',
  'consent_entry',
  'consent_evidence',
  'visit',
  'review',
  'message',
  'gift',
  'gift_version',
  'coupon',
  'activity_entry',
  'activity_head',
];

/** What must be found before the business is known: key to business id, nothing personal. */
const ROUTING = `
CREATE TABLE business_slug (
  slug text PRIMARY KEY CHECK (slug = lower(slug)),
  business_id bigint NOT NULL,
  is_current boolean NOT NULL,
  created_at timestamptz NOT NULL
);
-- A business has one current slug; old ones stay its own for ever.
CREATE UNIQUE INDEX business_slug_current ON business_slug (business_id) WHERE is_current;

CREATE TABLE platform_key (
  version integer PRIMARY KEY,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL
);

-- Which message wants a look, and when: to be sent, or (claimed) to be asked after.
CREATE TABLE message_due (
  business_id bigint NOT NULL,
  message_id bigint NOT NULL,
  lane text NOT NULL CHECK (lane IN ('codes', 'messages', 'reap')),
  due_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, message_id)
);
CREATE INDEX message_due_next ON message_due (lane, due_at);

-- One row for each code asked for. Hashes are keyed: limits hold across businesses without knowing anybody.
CREATE TABLE code_request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  business_id bigint NOT NULL,
  phone_hash text NOT NULL,
  block_hash text NOT NULL,
  address_hash text,
  at timestamptz NOT NULL
);
CREATE INDEX code_request_phone ON code_request (phone_hash, at);
CREATE INDEX code_request_block ON code_request (block_hash, at);
CREATE INDEX code_request_address ON code_request (address_hash, at) WHERE address_hash IS NOT NULL;
CREATE INDEX code_request_business ON code_request (business_id, at);
CREATE INDEX code_request_at ON code_request (at);

-- The sandbox stands in for a provider, so it is nobody's table: sealed, and found by a keyed hash.
CREATE TABLE sandbox_message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  to_hash text NOT NULL,
  sealed bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX sandbox_message_to ON sandbox_message (to_hash, id);
`;

const BUSINESS = `
CREATE SEQUENCE business_id_seq;
CREATE TABLE business (
  business_id bigint PRIMARY KEY,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'suspended', 'closed')),
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  region text NOT NULL,
  city text NOT NULL,
  address_line text NOT NULL,
  latitude double precision,
  longitude double precision,
  timezone text NOT NULL,
  language text NOT NULL,
  languages text[] NOT NULL,
  legal_name text NOT NULL,
  contact_email text NOT NULL,
  brand_colour text CHECK (brand_colour ~ '^#[0-9a-f]{6}$'),
  review_url text,
  review_rule text NOT NULL CHECK (review_rule IN ('after_step', 'feedback', 'after_said_done')),
  greeting jsonb NOT NULL,
  social_links jsonb NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE business_key (
  business_id bigint NOT NULL REFERENCES business,
  version integer NOT NULL,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, version)
);

CREATE TABLE consent_text (
  business_id bigint NOT NULL REFERENCES business,
  version integer NOT NULL,
  language text NOT NULL,
  body text NOT NULL,
  hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, version, language)
);

CREATE SEQUENCE staff_id_seq;
CREATE TABLE staff (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('staff_id_seq'),
  role text NOT NULL CHECK (role IN ('owner', 'cashier')),
  name_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id)
);

CREATE SEQUENCE scan_id_seq;
CREATE TABLE scan (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('scan_id_seq'),
  device_hash bytea NOT NULL,
  source text NOT NULL CHECK (source IN ('qr', 'link')),
  at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id)
);
CREATE INDEX scan_device ON scan (business_id, device_hash, at);
CREATE INDEX scan_at ON scan (business_id, at);
`;

const CONVERSATION = `
CREATE SEQUENCE conversation_id_seq;
CREATE TABLE conversation (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('conversation_id_seq'),
  public_id text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('web', 'sms', 'whatsapp', 'botframework')),
  language text NOT NULL,
  guest_id bigint,
  state_sealed bytea NOT NULL,
  last_seq integer NOT NULL,
  -- Messages up to this one were another person's, who said so: they are shown no more.
  hidden_seq integer NOT NULL DEFAULT 0,
  last_message_at timestamptz NOT NULL,
  answers integer NOT NULL,
  finished_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id)
);
CREATE UNIQUE INDEX conversation_public ON conversation (business_id, public_id);
CREATE INDEX conversation_guest ON conversation (business_id, guest_id) WHERE guest_id IS NOT NULL;

CREATE TABLE chat_message (
  business_id bigint NOT NULL,
  conversation_id bigint NOT NULL,
  seq integer NOT NULL,
  from_guest boolean NOT NULL,
  -- What the client called it: the same name twice is the same turn.
  client_id text,
  body_sealed bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (business_id, conversation_id, seq),
  FOREIGN KEY (business_id, conversation_id) REFERENCES conversation (business_id, id)
);
CREATE UNIQUE INDEX chat_message_client ON chat_message (business_id, conversation_id, client_id) WHERE client_id IS NOT NULL;

CREATE SEQUENCE challenge_id_seq;
CREATE TABLE challenge (
  business_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('challenge_id_seq'),
  conversation_id bigint NOT NULL,
  phone_sealed bytea NOT NULL,
  phone_index bytea NOT NULL,
  phone_index_version integer NOT NULL,
  language text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'passed', 'used_up')),
  tries integer NOT NULL CHECK (tries BETWEEN 0 AND 5),
  sendings integer NOT NULL CHECK (sendings BETWEEN 1 AND 4),
  last_sent_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  passed_at timestamptz,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, conversation_id) REFERENCES conversation (business_id, id)
);
CREATE INDEX challenge_conversation ON challenge (business_id, conversation_id);
`;

const GUEST = `
CREATE SEQUENCE guest_id_seq;
CREATE TABLE guest (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('guest_id_seq'),
  phone_index bytea NOT NULL,
  phone_index_version integer NOT NULL,
  phone_sealed bytea,
  name_sealed bytea,
  -- What the name costs in an SMS, so that SQL can count a campaign without opening it.
  name_gsm_units integer,
  name_ucs2_units integer,
  language text NOT NULL,
  sms_consent boolean NOT NULL,
  proven_at timestamptz NOT NULL,
  last_visit_at timestamptz NOT NULL,
  erased_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id)
);
CREATE UNIQUE INDEX guest_phone ON guest (business_id, phone_index_version, phone_index);
CREATE INDEX guest_created ON guest (business_id, created_at);
ALTER TABLE conversation ADD FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id);

CREATE TABLE guest_name_token (
  business_id bigint NOT NULL,
  token bytea NOT NULL,
  guest_id bigint NOT NULL,
  PRIMARY KEY (business_id, token, guest_id),
  FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id)
);
CREATE INDEX guest_name_token_guest ON guest_name_token (business_id, guest_id);

CREATE SEQUENCE consent_entry_id_seq;
CREATE TABLE consent_entry (
  business_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('consent_entry_id_seq'),
  guest_id bigint NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('given', 'refused', 'withdrawn')),
  text_version integer NOT NULL,
  text_language text NOT NULL,
  text_hash bytea NOT NULL,
  channel text NOT NULL,
  challenge_id bigint,
  at timestamptz NOT NULL,
  commitment bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id)
);
CREATE UNIQUE INDEX consent_entry_chain ON consent_entry (business_id, guest_id, seq);

-- What erasing destroys: the chain above stays whole without it.
CREATE TABLE consent_evidence (
  business_id bigint NOT NULL,
  consent_id bigint NOT NULL,
  salt bytea NOT NULL,
  evidence_sealed bytea NOT NULL,
  PRIMARY KEY (business_id, consent_id),
  FOREIGN KEY (business_id, consent_id) REFERENCES consent_entry (business_id, id)
);

CREATE TABLE visit (
  business_id bigint NOT NULL,
  guest_id bigint NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (business_id, guest_id, day),
  FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id)
);
CREATE INDEX visit_at ON visit (business_id, at);

CREATE SEQUENCE review_id_seq;
CREATE TABLE review (
  business_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('review_id_seq'),
  conversation_id bigint NOT NULL,
  guest_id bigint NOT NULL,
  asked_at timestamptz NOT NULL,
  opened_at timestamptz,
  said_done_at timestamptz,
  declined_at timestamptz,
  feedback_sealed bytea,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, conversation_id) REFERENCES conversation (business_id, id),
  FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id)
);
CREATE UNIQUE INDEX review_conversation ON review (business_id, conversation_id, guest_id);
CREATE INDEX review_guest ON review (business_id, guest_id);
`;

const MESSAGE = `
CREATE SEQUENCE message_id_seq;
CREATE TABLE message (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('message_id_seq'),
  purpose text NOT NULL CHECK (purpose IN ('code', 'gift', 'reply', 'campaign', 'reminder')),
  payer text NOT NULL CHECK (payer IN ('platform', 'package')),
  channel text NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
  guest_id bigint,
  challenge_id bigint,
  sending integer,
  language text NOT NULL,
  to_sealed bytea NOT NULL,
  -- A code's text is in no row: it is made at the moment of sending.
  body_sealed bytea CHECK ((body_sealed IS NULL) = (purpose = 'code')),
  status text NOT NULL CHECK (status IN ('pending', 'claimed', 'accepted', 'sent', 'delivered', 'failed', 'skipped', 'unknown')),
  reason text,
  provider text,
  provider_id text,
  segments integer,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  claimed_at timestamptz,
  accepted_at timestamptz,
  settled_at timestamptz,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id),
  FOREIGN KEY (business_id, challenge_id) REFERENCES challenge (business_id, id),
  CHECK ((challenge_id IS NULL) = (purpose <> 'code'))
);
CREATE UNIQUE INDEX message_code ON message (business_id, challenge_id, sending) WHERE challenge_id IS NOT NULL;
`;

const GIFT = `
CREATE SEQUENCE gift_id_seq;
CREATE TABLE gift (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('gift_id_seq'),
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  current_version integer NOT NULL,
  PRIMARY KEY (business_id, id)
);
-- One kind of gift at a time.
CREATE UNIQUE INDEX gift_running ON gift (business_id) WHERE ended_at IS NULL;

CREATE TABLE gift_version (
  business_id bigint NOT NULL,
  gift_id bigint NOT NULL,
  version integer NOT NULL,
  title jsonb NOT NULL,
  terms jsonb NOT NULL,
  valid_days integer NOT NULL CHECK (valid_days BETWEEN 1 AND 730),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (business_id, gift_id, version),
  FOREIGN KEY (business_id, gift_id) REFERENCES gift (business_id, id)
);

CREATE SEQUENCE coupon_id_seq;
CREATE TABLE coupon (
  business_id bigint NOT NULL,
  id bigint NOT NULL DEFAULT nextval('coupon_id_seq'),
  gift_id bigint NOT NULL,
  gift_version integer NOT NULL,
  guest_id bigint NOT NULL,
  code_sealed bytea NOT NULL,
  code_index bytea NOT NULL,
  status text NOT NULL CHECK (status IN ('issued', 'redeemed', 'expired', 'void')),
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  redeemed_at timestamptz,
  redeemed_by bigint,
  voided_at timestamptz,
  PRIMARY KEY (business_id, id),
  -- One gift of a kind for each person, whatever runs at once.
  CONSTRAINT coupon_one_each UNIQUE (business_id, gift_id, guest_id),
  CONSTRAINT coupon_code UNIQUE (business_id, code_index),
  FOREIGN KEY (business_id, gift_id, gift_version) REFERENCES gift_version (business_id, gift_id, version),
  FOREIGN KEY (business_id, guest_id) REFERENCES guest (business_id, id),
  FOREIGN KEY (business_id, redeemed_by) REFERENCES staff (business_id, id),
  CHECK ((status = 'redeemed') = (redeemed_at IS NOT NULL))
);
CREATE INDEX coupon_expiry ON coupon (business_id, expires_at) WHERE status = 'issued';
`;

const ACTIVITY = `
CREATE TABLE activity_entry (
  business_id bigint NOT NULL REFERENCES business,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_role text NOT NULL,
  actor_id bigint,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint,
  fields text[] NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (business_id, seq)
);
CREATE TABLE activity_head (
  business_id bigint PRIMARY KEY REFERENCES business,
  seq bigint NOT NULL,
  hash bytea NOT NULL
);
`;
