import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables } from '../row-security.js';

/** When a business's coupons are looked at next, so that the sweep opens no transaction for a business without any that ran out. */
export class CouponDue1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE coupon_due (
        business_id bigint PRIMARY KEY,
        due_at timestamptz NOT NULL
      );
      CREATE INDEX coupon_due_next ON coupon_due (due_at);
    `);
    const all = { 'SELECT, INSERT, UPDATE, DELETE': ['coupon_due'] };
    await grantTables(runner, { app: all, ceo: all });
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}
