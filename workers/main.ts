import { readConfig } from '../core/config.js';
import { openPlatform } from '../core/platform.js';
import { onStop } from '../core/process.js';
import { serveHealth } from './serve-health.js';
import { startWorkers } from './workers.js';

const platform = await openPlatform(readConfig(process.env), 'workers');
const workers = await startWorkers(platform);
const { WORKERS_HEALTH_PORT } = platform.config;
const health = WORKERS_HEALTH_PORT === undefined ? undefined : await serveHealth(platform, WORKERS_HEALTH_PORT);
platform.log.info('workers ready');
process.send?.('ready');

onStop(platform.log, async () => {
  health?.close();
  await workers.stop();
  await platform.close();
});
