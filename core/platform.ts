import { systemClock, type Clock } from './clock.js';
import { ConfigError, missingFaults, type Config } from './config.js';
import { aesGcm, type Cipher } from './crypto/cipher.js';
import { KeyStore, type WrappedKey } from './crypto/key-store.js';
import { MasterKey } from './crypto/master-key.js';
import type { PlatformKeys } from './crypto/platform-keys.js';
import { Database } from './db/database.js';
import { openDataSource } from './db/open-data-source.js';
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
  /** The CEO's or the owner's address of the database instead of the processes' own. */
  as?: OpenAs;
}

/** Which address of the database is used; the owner's is for commands that rewrite keys. */
export type OpenAs = keyof typeof SETTING;
const SETTING = { app: 'DATABASE_URL', ceo: 'DATABASE_CEO_URL', owner: 'DATABASE_OWNER_URL' } as const;

/**
 * Connects a process to its database and queue. Throws ConfigError for addresses that are missing or that log in with too many rights,
 * PlainError when Postgres does not let it in or the schema is of another version.
 */
export async function openPlatform(
  config: Config,
  name: string,
  overrides: Overrides = {},
): Promise<Platform> {
  const { clock = systemClock, cipher = aesGcm, as = 'app', rules = RULES } = overrides;
  const log = overrides.log ?? createLog(name, config.LOG_LEVEL);
  const setting = SETTING[as];
  const missing = missingFaults(config, [setting, 'REDIS_URL', 'MASTER_KEY']);
  if (missing.length > 0) throw new ConfigError(missing);
  const [url, redisUrl, masterKey] = [config[setting]!, config.REDIS_URL!, config.MASTER_KEY!];
  const keyStore = new KeyStore(new MasterKey(masterKey, cipher), cipher, clock, rules.keysFreshMs);
  const source = await openDataSource({
    setting,
    url,
    pool: config.DATABASE_POOL,
    name,
    onPoolError: (error) => log.warn({ error }, 'a database connection was lost'),
  });
  const queue = new Queue(redisUrl, log);
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
