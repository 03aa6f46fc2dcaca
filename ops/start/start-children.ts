import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../core/config.js';
import type { ChildPlan } from './child.js';
import { keepRunning } from './keep-running.js';
import type { RunLock } from './run-lock.js';
import { waitUntilHealthy, waitUntilSaid } from './wait-until-ready.js';

/** What each child may know of the database: bot and workers cannot log in as the CEO's role, and none as the owner. */
const MAY_KNOW = {
  bot: ['DATABASE_URL'],
  workers: ['DATABASE_URL'],
  admin: ['DATABASE_URL', 'DATABASE_CEO_URL'],
} as const;
const PRIVATE = ['DATABASE_URL', 'DATABASE_CEO_URL', 'DATABASE_OWNER_URL', 'DEMO_PASSWORD'];

type Environment = Record<string, string | undefined>;

/** The start's own environment, less every database address but the child's. */
export function environmentOf(name: ChildPlan['name'], all: Environment): Environment {
  const left = Object.entries(all).filter(([key]) => !PRIVATE.includes(key));
  return { ...Object.fromEntries(left), ...Object.fromEntries(MAY_KNOW[name].map((key) => [key, all[key]])) };
}

interface Options {
  config: Config;
  environment: Environment;
  dataDir: string;
  lock: RunLock;
  stops: (() => Promise<unknown>)[];
  say: (line: string) => void;
  /** Aborted when the person wants it to end: then nothing is waited for. */
  signal: AbortSignal;
}

/** Starts bot, admin and workers and resolves when all three are ready, or at once when asked to end. Throws a PlainError when one is not. */
export async function startChildren({
  config,
  environment,
  dataDir,
  lock,
  stops,
  say,
  signal,
}: Options): Promise<void> {
  const logs = path.join(dataDir, 'logs');
  await mkdir(logs, { recursive: true, mode: 0o700 });
  const host = ['0.0.0.0', '::'].includes(config.HOST) ? '127.0.0.1' : config.HOST;
  const health = (port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}/health/ready`;
  const keep = (name: ChildPlan['name'], untilReady: Parameters<typeof keepRunning>[1]['untilReady']) =>
    keepRunning(
      { name, environment: environmentOf(name, environment), logFile: path.join(logs, `${name}.log`) },
      { lock, say, untilReady },
    );
  const children = await Promise.all([
    keep('bot', (_, gone) => waitUntilHealthy(health(config.PORT), gone)),
    keep('admin', (_, gone) => waitUntilHealthy(health(config.ADMIN_PORT), gone)),
    keep('workers', (child, gone) => waitUntilSaid(child, 'ready', gone)),
  ]);
  stops.push(() => Promise.all(children.map((child) => child.stop())));
  const asked = once(signal, 'abort').then(() => undefined);
  await Promise.race([Promise.all(children.map((child) => child.ready)), asked]);
}
