import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A gift's text by SMS, at most one on its way for each coupon. */
export class GiftBySms1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE message ADD COLUMN coupon_id bigint;
ALTER TABLE message ADD FOREIGN KEY (business_id, coupon_id) REFERENCES coupon (business_id, id);
-- A package pays: a second tap, or a second tab, sends nothing; one that failed may be asked for again.
CREATE UNIQUE INDEX message_gift ON message (business_id, coupon_id)
  WHERE coupon_id IS NOT NULL AND status NOT IN ('failed', 'skipped');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN coupon_id');
  }
}
