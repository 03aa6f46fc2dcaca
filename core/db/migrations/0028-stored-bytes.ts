import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables } from '../row-security.js';

/** What guests without a proven phone make us store is counted, by conversation and by network address. */
export class StoredBytes1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE conversation ADD COLUMN stored_bytes integer NOT NULL DEFAULT 0;
      -- A bucket that drains evenly over a day; the address is a keyed hash.
      CREATE TABLE unproven_bytes (
        address_hash text PRIMARY KEY,
        bytes bigint NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX unproven_bytes_at ON unproven_bytes (at);
    `);
    const all = { 'SELECT, INSERT, UPDATE, DELETE': ['unproven_bytes'] };
    await grantTables(runner, { app: all, ceo: all });
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}
