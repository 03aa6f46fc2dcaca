import { once } from 'node:events';
import { readConfig } from '../../../core/config.js';
import { openPlatform } from '../../../core/platform.js';
import type { SendStep } from '../../../core/sms/send-step.js';
import { startWorkers } from '../../../workers/workers.js';

/**
 * A worker as workers/main.ts starts it, that begins when it is told to, and tells its size when it is asked. With a step and a number it kills itself, as by `kill -9`, when
 * sending comes to that step for that many times.
 */
const [dieAt, times] = process.argv.slice(2);
let reached = 0;
const onStep = (step: SendStep): void => {
  if (step !== dieAt) return;
  reached += 1;
  if (reached === Number(times)) process.kill(process.pid, 'SIGKILL');
};

const platform = await openPlatform(readConfig(process.env), 'workers');
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
await once(process, 'message');
process.on('message', () => process.send?.({ rss: process.memoryUsage.rss() }));
await startWorkers(platform, undefined, { onStep });
