import { systemClock, type Clock } from './clock.js';
import type { Config } from './config.js';
import { aesGcm, type Cipher } from './crypto/cipher.js';
import { KeyStore, type WrappedKey } from './crypto/key-store.js';
import { MasterKey } from './crypto/master-key.js';
import type { PlatformKeys } from './crypto/platform-keys.js';
import { createDataSource } from './db/data-source.js';
import { Database } from './db/database.js';
import { createLog, type Log } from './log.js';
import { Queue } from './queue/queue.js';
import { RULES, type Rules } from './rules.js';

/** What a process is made of; every room below gets its parts from here. */
export interface Platform {
  config: Config;
  clock: Clock;
  rules: Rules;
  log: Log;
  db: Database;
  queue: Queue;
  keys: PlatformKeys;
  keyStore: KeyStore;
  /** Ends every connection; safe to call once work has stopped. */
  close(): Promise<void>;
}

interface Overrides {
  clock?: Clock;
  cipher?: Cipher;
  log?: Log;
  rules?: Rules;
  /** The CEO's address of the database instead of the processes' own. */
  as?: 'app' | 'ceo';
}

/** Connects a process to its database and queue. Throws when an address is missing or the schema is not there. */
export async function openPlatform(
  config: Config,
  name: string,
  overrides: Overrides = {},
): Promise<Platform> {
  const { clock = systemClock, cipher = aesGcm, as = 'app', rules = RULES } = overrides;
  const log = overrides.log ?? createLog(name, config.LOG_LEVEL);
  const url = required(config, as === 'ceo' ? 'DATABASE_CEO_URL' : 'DATABASE_URL');
  const keyStore = new KeyStore(new MasterKey(required(config, 'MASTER_KEY'), cipher), cipher);
  const queue = new Queue(required(config, 'REDIS_URL'), log);
  const source = createDataSource({
    url,
    pool: config.DATABASE_POOL,
    name,
    onPoolError: (error) => log.warn({ error }, 'a database connection was lost'),
  });
  await source.initialize();
  const keys = keyStore.forPlatform(
    await source.query<WrappedKey[]>('SELECT version, wrapped FROM platform_key'),
  );
  const db = new Database({
    source,
    url,
    keyStore,
    platformKeys: keys,
    clock,
    rules,
    log,
    onWork: (work) => void queue.lookNow(work),
    asCeo: as === 'ceo',
  });
  const close = async () => {
    await queue.close();
    await db.close();
  };
  return { config, clock, rules, log, db, queue, keys, keyStore, close };
}

function required(
  config: Config,
  name: 'DATABASE_URL' | 'DATABASE_CEO_URL' | 'MASTER_KEY' | 'REDIS_URL',
): string {
  const value = config[name];
  if (!value)
    throw new Error(
      `${name} is not set: this process is started by \`npm start\`, or with its own addresses`,
    );
  return value;
}
