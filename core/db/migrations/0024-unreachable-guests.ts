import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A guest whom no SMS reaches any more keeps the reason, and is left out of audiences. */
export class UnreachableGuests1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Columns without a default: no row is rewritten.
    await runner.query(`
      ALTER TABLE guest ADD COLUMN unreachable_reason text, ADD COLUMN unreachable_at timestamptz;
      ALTER TABLE guest ADD CONSTRAINT guest_unreachable CHECK ((unreachable_reason IS NULL) = (unreachable_at IS NULL)) NOT VALID;
    `);
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}
