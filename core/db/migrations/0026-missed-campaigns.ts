import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A campaign whose time is long over is missed instead of being sent late. */
export class MissedCampaigns1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign DROP CONSTRAINT campaign_status_check, ADD CONSTRAINT campaign_status_check
        CHECK (status IN ('draft', 'scheduled', 'missed', 'sending', 'paused', 'sent', 'cancelled', 'deleted')) NOT VALID,
        -- When its owner last let it go on.
        ADD COLUMN resumed_at timestamptz;
    `);
    await runner.query('ALTER TABLE campaign VALIDATE CONSTRAINT campaign_status_check');
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}
