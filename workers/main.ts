import { NEEDS, readConfig } from '../core/config.js';
import { openPlatform } from '../core/platform.js';
import { runProcess } from '../core/process.js';
import { serveHealth } from './serve-health.js';
import { startWorkers } from './workers.js';

await runProcess(async () => {
  const config = readConfig(process.env, NEEDS.workers);
  const platform = await openPlatform(config, 'workers');
  const workers = await startWorkers(platform);
  const port = config.WORKERS_HEALTH_PORT;
  const health = port === undefined ? undefined : await serveHealth(platform, port);
  platform.log.info('workers ready');
  process.send?.('ready');
  return {
    log: platform.log,
    async stop() {
      health?.close();
      await workers.stop();
      await platform.close();
    },
  };
});
