import pg from 'pg';
import { systemClock } from '../clock.js';
import { aesGcm, type Cipher } from '../crypto/cipher.js';
import { KeyStore } from '../crypto/key-store.js';
import { MasterKey } from '../crypto/master-key.js';
import type { Log } from '../log.js';
import { createDataSource } from './data-source.js';
import { ensureRoles } from './roles.js';

/** Any number: the same for every process that migrates. */
const LOCK = 7_420_001;

interface Options {
  ownerUrl: string;
  appUrl: string;
  ceoUrl: string;
  masterKey: string;
  log: Log;
  cipher?: Cipher;
}

/**
 * Brings the database up to this version: roles, tables, the platform's first key. Safe to run again and by several
 * processes at once. The lock is held on the server's own database, as roles are shared by all its databases.
 */
export async function migrate({
  ownerUrl,
  appUrl,
  ceoUrl,
  masterKey,
  log,
  cipher = aesGcm,
}: Options): Promise<void> {
  const keyStore = new KeyStore(new MasterKey(masterKey, cipher), cipher);
  const server = new URL(ownerUrl);
  server.pathname = '/postgres';
  const locker = new pg.Client({ connectionString: server.href });
  await locker.connect();
  try {
    await locker.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(locker, appUrl, ceoUrl);
    await runMigrations(ownerUrl, keyStore, log);
  } finally {
    await locker.end();
  }
}

async function runMigrations(url: string, keyStore: KeyStore, log: Log): Promise<void> {
  // An index or a check of a large table takes its time; what others hold is waited for as briefly as everywhere, as all wait behind it.
  const source = createDataSource({
    ...{ url, pool: 2, name: 'migrate', onPoolError: () => undefined },
    statementTimeoutMs: 0,
  });
  await source.initialize();
  try {
    await source.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    await source.query(
      `DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$`,
    );
    await source.query('GRANT USAGE ON SCHEMA public TO tarakazan_app, tarakazan_ceo, tarakazan_staff');
    const run = await source.runMigrations({ transaction: 'each' });
    for (const { name } of run) log.info({ migration: name }, 'migrated');
    await source.query(
      `INSERT INTO platform_key (version, wrapped, created_at)
       SELECT 1, $1, $2 WHERE NOT EXISTS (SELECT FROM platform_key)`,
      [keyStore.makePlatformKey(), systemClock.now()],
    );
  } finally {
    await source.destroy();
  }
}
