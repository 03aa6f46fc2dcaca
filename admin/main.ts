import { once } from 'node:events';
import { createServer } from 'node:http';
import { NEEDS, readConfig } from '../core/config.js';
import { endSlowRequests } from '../core/limits/end-slow-requests.js';
import { serveOperations } from '../core/operations/serve-operations.js';
import { openPlatform } from '../core/platform.js';
import { runProcess } from '../core/process.js';
import { buildAdmin } from './app.js';

const DRAIN_MS = 5_000;

await runProcess(async () => {
  const config = readConfig(process.env, NEEDS.admin);
  const platform = await openPlatform(config, 'admin', { as: 'ceo' });
  const admin = buildAdmin(platform);
  const server = createServer(admin.app);
  endSlowRequests(server);
  server.listen(config.ADMIN_PORT, config.HOST);
  await once(server, 'listening');
  const { ADMIN_HEALTH_PORT: port } = config;
  const operations =
    port === undefined ? undefined : await serveOperations(platform, admin.metrics.registry, port);
  platform.log.info({ port: config.ADMIN_PORT }, 'admin ready');
  return {
    log: platform.log,
    async stop() {
      operations?.close();
      operations?.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
      await closed;
      await admin.close();
      await platform.close();
    },
  };
});
