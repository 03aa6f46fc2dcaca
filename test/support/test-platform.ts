import { makeMasterKey } from '../../core/crypto/master-key.js';
import { readConfig, type Config } from '../../core/config.js';
import { migrate } from '../../core/db/migrate.js';
import { createLog } from '../../core/log.js';
import { openPlatform, type Platform } from '../../core/platform.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { readTestServers } from './test-servers.js';

type Overrides = NonNullable<Parameters<typeof openPlatform>[2]>;

export interface TestPlatform {
  platform: Platform;
  config: Config;
  database: TestDatabase;
  /** The environment that another process on the same database is started with. */
  environment: Record<string, string>;
  /** A second platform on the same database, as another process would have; closed with this one. */
  openAnother(overrides?: Overrides): Promise<Platform>;
  /** Ends the platforms and drops the database: call it in afterAll. */
  close(): Promise<void>;
}

const REDIS_DATABASES = 16;
let opened = 0;

/** Two jest workers, and files after one another in each, do not meet in one queue. */
function queueUrl(): string {
  const worker = Number(process.env['JEST_WORKER_ID'] ?? 1) - 1;
  const index = (worker * (REDIS_DATABASES / 2) + (opened++ % (REDIS_DATABASES / 2))) % REDIS_DATABASES;
  const { redisUrl } = readTestServers();
  return redisUrl.startsWith('/') ? `${redisUrl}?db=${index}` : `${redisUrl}/${index}`;
}

function environmentOn(database: TestDatabase, masterKey: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    DATABASE_CEO_URL: database.ceoUrl,
    DATABASE_POOL: '8',
    REDIS_URL: queueUrl(),
    MASTER_KEY: masterKey,
    LOG_LEVEL: 'error',
    PORT: '0',
    ADMIN_PORT: '0',
    HOST: '127.0.0.1',
  };
}

/** With another cipher than the template's the keys in it could not be read: such a database is migrated from nothing. */
async function prepareDatabase(overrides: Overrides): Promise<{ database: TestDatabase; masterKey: string }> {
  if (!overrides.cipher)
    return { database: await createTestDatabase(), masterKey: readTestServers().masterKey };
  const database = await createTestDatabase('empty');
  const masterKey = makeMasterKey();
  await migrate({ ...database, masterKey, cipher: overrides.cipher, log: createLog('test', 'warn') });
  return { database, masterKey };
}

/**
 * The whole domain on a database and a queue of its own; `config` is by names of the environment.
 * Call it in beforeAll (some 0.2 s), and `close()` in afterAll.
 */
export async function openTestPlatform(
  options: Overrides & { config?: Record<string, string> } = {},
): Promise<TestPlatform> {
  const { config: extra = {}, ...overrides } = options;
  const { database, masterKey } = await prepareDatabase(overrides);
  const environment = { ...environmentOn(database, masterKey), ...extra };
  const config = readConfig(environment);
  const platforms: Platform[] = [];
  const open = async (more: Overrides = {}) => {
    const platform = await openPlatform(config, 'test', { ...overrides, ...more });
    platforms.push(platform);
    return platform;
  };
  return {
    platform: await open(),
    config,
    database,
    environment,
    openAnother: open,
    async close() {
      await Promise.all(platforms.map((platform) => platform.close()));
      await database.drop();
    },
  };
}
