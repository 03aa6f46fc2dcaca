import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables } from '../row-security.js';

/** Failed sign-ins are counted by device and by address instead of on the account, so that a stranger cannot lock it (docs/decisions/043). */
export class SignInTries1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await grantTables(runner, {
      app: {},
      ceo: { 'SELECT, INSERT, UPDATE, DELETE': ['account_device', 'sign_in_try'] },
    });
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}

const TABLES = `
ALTER TABLE account DROP COLUMN failed_tries, DROP COLUMN locked_until;

-- Browsers that signed in before. The token is in the browser's cookie only; the row holds its hash.
CREATE TABLE account_device (
  account_id bigint NOT NULL REFERENCES account,
  device_hash text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, device_hash)
);

-- Failures in a row from one source, and those of all unknown devices together (source 'strangers'). Addresses are keyed hashes.
CREATE TABLE sign_in_try (
  account_id bigint NOT NULL REFERENCES account,
  kind text NOT NULL CHECK (kind IN ('password', 'code', 'confirm')),
  source text NOT NULL,
  failures integer NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  paused_until timestamptz,
  PRIMARY KEY (account_id, kind, source)
);
`;
