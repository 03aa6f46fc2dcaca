import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers of all businesses side by side (who joined, less who was erased) from the index alone, as their other figures are. */
export class CustomersSideBySide1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX rollup_level;
      CREATE INDEX rollup_level ON rollup (level, starts_at)
        INCLUDE (business_id, scans, entries, joined, erased, reviews_said_done, coupons_redeemed);
    `);
  }

  async down(): Promise<void> {
    throw new Error('an index is not undone: make the older one by hand');
  }
}
