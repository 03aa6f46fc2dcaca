import pg from 'pg';
import { systemClock } from '../clock.js';
import { aesGcm, type Cipher } from '../crypto/cipher.js';
import { KeyStore } from '../crypto/key-store.js';
import { MasterKey } from '../crypto/master-key.js';
import type { Log } from '../log.js';
import { createDataSource } from './data-source.js';
import { ensureRoles } from './roles.js';
import { APP_ROLE, CEO_ROLE, STAFF_ROLE } from './row-security.js';
import { refuseNewerSchema } from './schema-version.js';

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

/** The codes of Postgres for a database that is not there, and for one that this role may not enter. */
const NO_ENTRY = ['3D000', '28000', '42501'];

/**
 * Brings the database up to this version: roles, tables, the platform's first key. Safe to run again and by several
 * processes at once. The owner needs no superuser: it owns the database and may create roles. Throws ConfigError for addresses that
 * share a role or name one with too many rights, PlainError for a database of a newer version.
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
  const locker = await connectLocker(ownerUrl);
  try {
    await locker.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(locker, appUrl, ceoUrl);
    await runMigrations(ownerUrl, keyStore, log);
  } finally {
    await locker.end();
  }
}

/** The lock is held on the server's own database, as roles are shared by all its databases; where that is closed to us, on ours. */
async function connectLocker(ownerUrl: string): Promise<pg.Client> {
  const server = new URL(ownerUrl);
  server.pathname = '/postgres';
  const shared = new pg.Client({ connectionString: server.href });
  try {
    await shared.connect();
    return shared;
  } catch (error) {
    await shared.end().catch(() => undefined);
    if (!NO_ENTRY.includes(String((error as { code?: unknown }).code))) throw error;
  }
  const own = new pg.Client({ connectionString: ownerUrl });
  await own.connect();
  return own;
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
    await source.query(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}, ${CEO_ROLE}, ${STAFF_ROLE}`);
    // Makes the table of migrations where there is none.
    await source.showMigrations();
    await refuseNewerSchema((sql) => source.query(sql));
    const run = await source.runMigrations({ transaction: 'each' });
    // So that each process can tell whether the database is of its own version.
    await source.query(`GRANT SELECT ON schema_migration TO ${APP_ROLE}, ${CEO_ROLE}`);
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
