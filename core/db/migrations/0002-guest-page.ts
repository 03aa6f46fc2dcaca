import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, protectTenantTables } from '../row-security.js';

/** What the guest's page shows of a business beside its words, and what guests tap there. */
export class GuestPage1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await protectTenantTables(runner, ['social_click', 'business_logo']);
    await grantTables(runner, {
      app: { 'SELECT, INSERT': ['social_click'], SELECT: ['business_logo'] },
      ceo: { SELECT: ['social_click'], 'SELECT, INSERT, UPDATE, DELETE': ['business_logo'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE business_logo, social_click;
      DROP SEQUENCE social_click_id_seq;
      ALTER TABLE business DROP COLUMN logo_hash;
    `);
  }
}

const TABLES = `
-- In the business's own row, so that a page knows of a logo without a second read.
ALTER TABLE business ADD COLUMN logo_hash text CHECK (logo_hash ~ '^[0-9a-f]{32}$');

CREATE TABLE business_logo (
  business_id bigint PRIMARY KEY REFERENCES business,
  media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea NOT NULL CHECK (octet_length(bytes) <= 204800),
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{32}$'),
  at timestamptz NOT NULL
);

CREATE SEQUENCE social_click_id_seq;
CREATE TABLE social_click (
  business_id bigint NOT NULL REFERENCES business,
  id bigint NOT NULL DEFAULT nextval('social_click_id_seq'),
  network text NOT NULL CHECK (network IN ('instagram', 'facebook', 'tiktok', 'x', 'youtube', 'website')),
  device_hash bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (business_id, id)
);
CREATE INDEX social_click_device ON social_click (business_id, device_hash, at);
CREATE INDEX social_click_at ON social_click (business_id, at);
`;
