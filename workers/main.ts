import { readConfig } from '../core/config.js';
import { openPlatform } from '../core/platform.js';
import { onStop } from '../core/process.js';
import { startWorkers } from './workers.js';

const platform = await openPlatform(readConfig(process.env), 'workers');
const workers = await startWorkers(platform);
platform.log.info('workers ready');
process.send?.('ready');

onStop(platform.log, async () => {
  await workers.stop();
  await platform.close();
});
