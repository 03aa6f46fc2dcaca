import { NEEDS, readConfig } from '../core/config.js';
import { openPlatform } from '../core/platform.js';
import { runProcess } from '../core/process.js';
import { buildServer } from './server.js';

await runProcess(async () => {
  const config = readConfig(process.env, NEEDS.bot);
  const platform = await openPlatform(config, 'bot');
  const server = await buildServer(platform);
  const port = await server.listen(config.PORT, config.HOST);
  platform.log.info({ port }, 'bot ready');
  process.send?.({ listening: port });
  await server.warm();
  return {
    log: platform.log,
    async stop() {
      await server.close();
      await platform.close();
    },
  };
});
