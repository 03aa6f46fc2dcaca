import { readConfig } from '../../../core/config.js';
import { keepRollups } from '../../../core/insights/rollups/keep-rollups.js';
import { openPlatform } from '../../../core/platform.js';

/** The rollup job in a process of its own, that kills itself, as by `kill -9`, at the step that it is told. */
const [dieAt] = process.argv.slice(2);
const platform = await openPlatform(readConfig(process.env), 'workers');
await keepRollups(platform, {
  onStep: (step) => {
    if (step === dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
await platform.close();
