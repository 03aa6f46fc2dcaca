import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { bringUp } from './start/bring-up.js';
import { PlainError } from '../core/plain-error.js';

/** `npm start`: the whole product on this machine. Ends with 0 when asked to end, with 1 when something was wrong. */
const STEP_MS = 10_000;
const say = (line: string) => console.log(line);
const stops: (() => Promise<unknown>)[] = [];
const ending = new AbortController();
const untilAsked = once(ending.signal, 'abort');
const end = (why: unknown) => ending.abort(why);

// Ctrl-C under npm arrives twice: once from the terminal, once passed on by npm.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end('asked'));

// Ended by a signal, npm leaves us without a parent and without a word.
const parent = process.ppid;
if (process.env['npm_lifecycle_event'] === 'start')
  setInterval(() => process.ppid !== parent && end('asked'), 1000).unref();

try {
  const onLost = (what: string) => end(new PlainError(`${what} ended: stopping everything.`));
  const up = bringUp({ environment: process.env, say, stops, signal: ending.signal, onLost });
  await Promise.race([up.then(() => untilAsked), untilAsked]);
  // Asked in the middle: the step under way ends first, so that whatever it starts is stopped too.
  await Promise.race([up, pause(STEP_MS)]);
} catch (error) {
  if (!ending.signal.aborted) end(error);
}

const why: unknown = ending.signal.reason;
if (why instanceof PlainError) console.error(why.message);
else if (why !== 'asked')
  console.error(`TaraKazan did not start: ${why instanceof Error ? why.message : String(why)}`);
else if (stops.length > 0) say('Stopping …');

for (const stop of stops.reverse())
  await stop().catch((error: Error) => console.error(`While stopping: ${error.message}`));
process.exit(why === 'asked' ? 0 : 1);
