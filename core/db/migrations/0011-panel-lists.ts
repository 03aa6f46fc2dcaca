import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the owner's lists are read by, however much a business has. */
export class PanelLists1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX guest_list, coupon_guest, coupon_list, message_list, message_waiting_apart',
    );
  }
}

/**
 * Each leads with what its list is filtered by and ends with its order: a page is then merged out of one stretch of the index for each
 * wanted value, and the rarest value is found as fast as the commonest.
 */
const INDEXES = `
CREATE INDEX guest_list ON guest (business_id, sms_consent, last_visit_at, id) WHERE erased_at IS NULL;
-- What one person was given: in the list of customers, and in a person's history.
CREATE INDEX coupon_guest ON coupon (business_id, guest_id, issued_at);
CREATE INDEX coupon_list ON coupon (business_id, status, issued_at, id);
-- Not of those who wait: a hundred thousand recipients that are frozen at once would each be written into it. They are found by their
-- campaign, and the others that wait, of which there are few, by an index of their own.
CREATE INDEX message_list ON message (business_id, purpose, status, created_at, id) WHERE status NOT IN ('pending', 'claimed');
CREATE INDEX message_waiting_apart ON message (business_id, status, created_at, id) WHERE campaign_id IS NULL AND status IN ('pending', 'claimed');
`;
