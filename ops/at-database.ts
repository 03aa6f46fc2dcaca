import path from 'node:path';
import { readConfig, type Config } from '../core/config.js';
import { openPlatform, type OpenAs, type Platform } from '../core/platform.js';
import { prepare } from './start/prepare.js';
import { readSecrets } from './start/read-secrets.js';
import { readRunning } from './start/run-lock.js';

type Open = (as?: OpenAs) => Promise<Platform>;
type Environment = Record<string, string | undefined>;
type Stops = (() => Promise<unknown>)[];

/** For the help of every command that uses this. */
export const WHICH_DATABASE = `Uses the database that the environment names (in a container: that container's own), else the one in DATA_DIR: beside a running
\`npm start\` its servers, otherwise they are started for the command. Only where DATABASE_OWNER_URL is known, and nothing runs, is the
database brought up to this version first.`;

/** For a command at a terminal: opens the database that the environment means. What was opened and started ends with `work`. */
export async function atDatabase(
  name: string,
  work: (open: Open) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
  const stops: Stops = [];
  try {
    const config = await findDatabase({ ...process.env, LOG_LEVEL: 'warn', ...environment }, stops);
    await work(async (as = 'app') => {
      const platform = await openPlatform(config, name, { as });
      stops.push(() => platform.close());
      return platform;
    });
  } finally {
    // One that cannot be stopped leaves none of the others running.
    const ended = [];
    for (const stop of stops.reverse()) ended.push(...(await Promise.allSettled([stop()])));
    for (const end of ended)
      if (end.status === 'rejected') console.error('something was not stopped:', end.reason);
  }
}

/** The configuration to open with. Servers of a start that runs already are its own, and are left alone. */
async function findDatabase(environment: Environment, stops: Stops): Promise<Config> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const given = readConfig(set);
  const dataDir = path.resolve(given.DATA_DIR);
  const running = await readRunning(dataDir);
  if (running) return readConfig({ ...running, ...set, ...(await readSecrets(given, dataDir)) });
  const { DATABASE_URL, DATABASE_CEO_URL, DATABASE_OWNER_URL } = given;
  if ((DATABASE_URL ?? DATABASE_CEO_URL) && !DATABASE_OWNER_URL) return given;
  const { config } = await prepare({
    environment: { ...set, PORT: '0', ADMIN_PORT: '0' },
    say: () => undefined,
    stops,
    signal: new AbortController().signal,
    // Ended by ourselves, at the end; before that every query says so.
    onLost: () => undefined,
  });
  // The ports of a start to come, as links name them.
  return { ...config, PUBLIC_URL: given.PUBLIC_URL, ADMIN_URL: given.ADMIN_URL };
}
