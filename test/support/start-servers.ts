import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { makeMasterKey } from '../../core/crypto/master-key.js';
import { migrate } from '../../core/db/migrate.js';
import { createLog } from '../../core/log.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../ops/embedded-postgres.js';
import { buildAll } from '../../ops/build/plans.js';
import { startPrivateRedis } from '../../ops/private-redis.js';
import { buildForTests } from './programs.js';
import { stopServers } from './stop-servers.js';
import { atDatabase, TEMPLATE, type TestServers } from './test-servers.js';

async function createTemplate(
  { ownerUrl, appUrl, ceoUrl }: EmbeddedPostgres,
  masterKey: string,
): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  const at = (url: string) => atDatabase(url, TEMPLATE);
  const log = createLog('test', 'warn');
  await migrate({ ownerUrl: at(ownerUrl), appUrl: at(appUrl), ceoUrl: at(ceoUrl), masterKey, log });
}

/** One Postgres and one queue server for the whole run, and one migrated database that each test file clones; `durable` where Postgres is to be killed. */
export async function startServers({ durable = false } = {}): Promise<void> {
  await buildAll();
  await buildForTests();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tarakazan-test-'));
  // Postgres may run as another user, who must be able to pass.
  await chmod(dataDir, 0o711);
  const started = { folders: [dataDir], stops: [] as (() => Promise<void>)[] };
  globalThis.startedServers = started;
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable });
    started.stops.unshift(() => postgres.stop());
    if (postgres.place !== dataDir) started.folders.push(postgres.place);
    const redis = await startPrivateRedis({ dataDir });
    started.stops.unshift(() => redis.stop());
    const { ownerUrl, appUrl, ceoUrl } = postgres;
    const masterKey = makeMasterKey();
    await createTemplate(postgres, masterKey);
    const servers: TestServers = { ownerUrl, appUrl, ceoUrl, redisUrl: redis.url, masterKey };
    // Worker processes are given this process's environment, and nothing else, at their start.
    process.env['TEST_SERVERS'] = JSON.stringify(servers);
  } catch (error) {
    await stopServers();
    throw error;
  }
}
