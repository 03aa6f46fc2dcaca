import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A hundred thousand recipients are frozen by one statement, which reads them from the tables that they refer to. */
export class RecipientsAtOnce1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFERENCES);
    await runner.query(INDEXES);
  }

  async down(): Promise<void> {
    throw new Error('row-wise keys are not brought back: restore the backup instead');
  }
}

/**
 * Foreign keys ask once a row and key, and took two thirds of a freeze. What messages refer to is never deleted and its key never changes
 * (no role may), so it is enough to look when one comes; and recipients of a campaign are selected from guest and campaign by the very
 * statement that inserts them. It runs as whoever inserts: row-level security hides another business's guest here as everywhere.
 */
const REFERENCES = `
ALTER TABLE message
  DROP CONSTRAINT message_business_id_fkey,
  DROP CONSTRAINT message_business_id_guest_id_fkey,
  DROP CONSTRAINT message_business_id_challenge_id_fkey,
  DROP CONSTRAINT message_business_id_coupon_id_fkey,
  DROP CONSTRAINT message_business_id_campaign_id_fkey;
CREATE FUNCTION check_message_references() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM business WHERE business_id = NEW.business_id)
    OR NEW.guest_id IS NOT NULL AND NOT EXISTS (SELECT FROM guest WHERE business_id = NEW.business_id AND id = NEW.guest_id)
    OR NEW.challenge_id IS NOT NULL AND NOT EXISTS (SELECT FROM challenge WHERE business_id = NEW.business_id AND id = NEW.challenge_id)
    OR NEW.coupon_id IS NOT NULL AND NOT EXISTS (SELECT FROM coupon WHERE business_id = NEW.business_id AND id = NEW.coupon_id)
  THEN
    RAISE foreign_key_violation USING MESSAGE = 'a message refers to what is not there', TABLE = 'message';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER message_references AFTER INSERT ON message FOR EACH ROW WHEN (NEW.campaign_id IS NULL)
  EXECUTE FUNCTION check_message_references();
`;

const INDEXES = `
-- One index for who waits, in their order, and for the sums of a history.
DROP INDEX message_waiting;
DROP INDEX message_campaign;
CREATE INDEX message_campaign ON message (business_id, campaign_id, status, id) WHERE campaign_id IS NOT NULL;
-- A callback may come under an id that no answer told.
CREATE INDEX message_provider ON message (business_id, provider_id) WHERE provider_id IS NOT NULL;
`;
