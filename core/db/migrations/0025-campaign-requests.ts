import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a request key was used for: the same key with other content is refused. */
export class CampaignRequests1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null for requests from before: their content was not kept.
    await runner.query('ALTER TABLE campaign ADD COLUMN request_hash text');
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}
