import { NEEDS, readConfig } from '../core/config.js';
import { serveOperations } from '../core/operations/serve-operations.js';
import { openPlatform } from '../core/platform.js';
import { runProcess } from '../core/process.js';
import { WorkerMetrics } from './metrics.js';
import { startWorkers } from './workers.js';

await runProcess(async () => {
  const config = readConfig(process.env, NEEDS.workers);
  const platform = await openPlatform(config, 'workers');
  const metrics = new WorkerMetrics(platform);
  const workers = await startWorkers(platform, undefined, metrics);
  const port = config.WORKERS_HEALTH_PORT;
  const operations = port === undefined ? undefined : await serveOperations(platform, metrics.registry, port);
  platform.log.info('workers ready');
  process.send?.('ready');
  return {
    log: platform.log,
    async stop() {
      operations?.close();
      operations?.closeAllConnections();
      await workers.stop();
      await platform.close();
    },
  };
});
