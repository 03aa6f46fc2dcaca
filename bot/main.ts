import { ConfigError, readConfig } from '../core/config.js';
import { openPlatform } from '../core/platform.js';
import { onStop } from '../core/process.js';
import { buildServer } from './server.js';

try {
  const config = readConfig(process.env);
  const platform = await openPlatform(config, 'bot');
  const server = await buildServer(platform);
  const port = await server.listen(config.PORT, config.HOST);
  platform.log.info({ port }, 'listening');
  process.send?.({ listening: port });

  onStop(platform.log, async () => {
    await server.close();
    await platform.close();
  });
  await server.warm();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
