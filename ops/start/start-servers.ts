import type { Config } from '../../core/config.js';
import { startEmbeddedPostgres } from '../embedded-postgres.js';
import { startPrivateRedis } from '../private-redis.js';
import type { RunLock } from './run-lock.js';

export interface Servers {
  DATABASE_URL: string;
  DATABASE_CEO_URL: string;
  DATABASE_OWNER_URL: string;
  REDIS_URL: string;
  /** A sentence each for the person at the terminal. */
  remarks: string[];
}

interface Around {
  dataDir: string;
  lock: RunLock;
  /** Run at the end, the last added first. */
  stops: (() => Promise<unknown>)[];
  /** Called when a server ends unasked. */
  onLost: (what: string) => void;
}

async function databases(config: Config, { dataDir, stops, onLost }: Around) {
  const { DATABASE_URL, DATABASE_CEO_URL, DATABASE_OWNER_URL } = config;
  if (DATABASE_URL && DATABASE_CEO_URL && DATABASE_OWNER_URL)
    return { DATABASE_URL, DATABASE_CEO_URL, DATABASE_OWNER_URL };
  const postgres = await startEmbeddedPostgres({ dataDir });
  stops.push(() => postgres.stop());
  void postgres.ended.then(() => onLost('Postgres'));
  return {
    DATABASE_URL: postgres.appUrl,
    DATABASE_CEO_URL: postgres.ceoUrl,
    DATABASE_OWNER_URL: postgres.ownerUrl,
  };
}

async function queue(config: Config, { dataDir, lock, stops, onLost }: Around) {
  if (config.REDIS_URL) return { REDIS_URL: config.REDIS_URL, remarks: [] };
  const redis = await startPrivateRedis({ dataDir });
  if (redis.pid) await lock.remember(redis.pid);
  stops.push(() => redis.stop());
  void redis.ended.then(() => onLost('Redis'));
  const remark =
    'No redis-server here: the queue lives in memory. Nothing is lost by that, what is due is found again.';
  return { REDIS_URL: redis.url, remarks: redis.durable ? [] : [remark] };
}

/** Postgres and Redis: those that the configuration names, else our own in the data folder. */
export async function startServers(config: Config, around: Around): Promise<Servers> {
  const addresses = await databases(config, around);
  return { ...addresses, ...(await queue(config, around)) };
}
