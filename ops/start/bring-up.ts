import { createLog } from '../../core/log.js';
import { loadDemo } from '../demo/load-demo.js';
import { announce } from './announce.js';
import { prepare, type Preparation } from './prepare.js';
import { startChildren } from './start-children.js';

/** Everything that `npm start` starts, in its order. Resolves when all of it is ready. */
export async function bringUp(preparation: Preparation): Promise<void> {
  const { say, stops, signal } = preparation;
  const prepared = await prepare(preparation);
  const { config, environment, dataDir, lock } = prepared;
  const { DATABASE_URL, DATABASE_CEO_URL, DATABASE_OWNER_URL, REDIS_URL, PUBLIC_URL, ADMIN_URL } = config;
  await lock.tell({ DATABASE_URL, DATABASE_CEO_URL, DATABASE_OWNER_URL, REDIS_URL, PUBLIC_URL, ADMIN_URL });
  if (config.DEMO_DATA) await loadDemo(config, createLog('start', 'error'));
  signal.throwIfAborted();
  await startChildren({ config, environment, dataDir, lock, stops, say, signal });
  signal.throwIfAborted();
  say(announce(prepared));
}
