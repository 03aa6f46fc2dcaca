import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The logs by time and by what an entry is about: of a business, and of all of them with the newest first. */
export class ActivityByTime1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX activity_entry_day ON activity_entry (business_id, at);
      CREATE INDEX activity_entry_subject ON activity_entry (business_id, split_part(action, '.', 1), seq);
      CREATE INDEX activity_entry_at ON activity_entry (at, business_id, seq);
      CREATE INDEX activity_entry_at_subject ON activity_entry (split_part(action, '.', 1), at, business_id, seq);
      CREATE INDEX platform_activity_entry_at ON platform_activity_entry (at, seq);
    `);
  }

  async down(): Promise<void> {
    throw new Error('an index is not undone: drop it by hand');
  }
}
