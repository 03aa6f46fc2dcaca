import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, CEO_ROLE, grantTables } from '../row-security.js';

/** Codes that were never entered are counted, by address range too; where a code on a table was scanned is known for some minutes (docs/decisions/049). */
export class CodeBreaker1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE code_request
        ADD COLUMN range_hash text,
        -- Sent as a trial while the breaker is open.
        ADD COLUMN is_trial boolean NOT NULL DEFAULT false,
        -- When a code of this challenge was typed back; null is "never, so far".
        ADD COLUMN entered_at timestamptz;
      CREATE INDEX code_request_range ON code_request (range_hash, at) WHERE range_hash IS NOT NULL;
      GRANT UPDATE (entered_at) ON code_request TO ${APP_ROLE}, ${CEO_ROLE};

      -- Scans by network address, a keyed hash: how many were counted since when, and when the last was.
      CREATE TABLE scan_address (
        business_id bigint NOT NULL,
        address_hash text NOT NULL,
        since timestamptz NOT NULL,
        scans integer NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (business_id, address_hash)
      );
      CREATE INDEX scan_address_last ON scan_address (last_at);
    `);
    const all = { 'SELECT, INSERT, UPDATE, DELETE': ['scan_address'] };
    await grantTables(runner, { app: all, ceo: all });
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}
