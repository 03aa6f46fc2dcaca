import path from 'node:path';
import { readConfig } from '../../core/config.js';
import { migrate } from '../../core/db/migrate.js';
import { createLog } from '../../core/log.js';
import { loadDemo } from '../demo/load-demo.js';
import { announce } from './announce.js';
import { checkPorts } from './check-ports.js';
import { readSecrets } from './read-secrets.js';
import { readStartConfig } from './read-start-config.js';
import { takeRunLock } from './run-lock.js';
import { startChildren } from './start-children.js';
import { startServers } from './start-servers.js';

interface Options {
  environment: Record<string, string | undefined>;
  say: (line: string) => void;
  /** Filled as things start; the caller runs them at the end, the last added first. */
  stops: (() => Promise<unknown>)[];
  /** Aborted when the person wants it to end; looked at between the steps. */
  signal: AbortSignal;
  /** Called when a server that all need ends unasked. */
  onLost: (what: string) => void;
}

/** Everything that `npm start` starts, in its order. Resolves when all of it is ready. */
export async function bringUp({ environment, say, stops, signal, onLost }: Options): Promise<void> {
  const given = await readStartConfig(environment);
  const dataDir = path.resolve(given.DATA_DIR);
  const lock = await takeRunLock(dataDir);
  stops.push(() => lock.release());
  await checkPorts(given);
  const secrets = await readSecrets(given, dataDir);
  signal.throwIfAborted();
  const { remarks, ...addresses } = await startServers(given, { dataDir, lock, stops, onLost });
  signal.throwIfAborted();
  const whole = {
    ...environment,
    ...addresses,
    ...secrets,
    ...{ DATA_DIR: dataDir, PORT: String(given.PORT), ADMIN_PORT: String(given.ADMIN_PORT) },
  };
  const config = readConfig(whole);
  const log = createLog('start', 'error');
  say('Preparing the database …');
  await migrate({
    ownerUrl: addresses.DATABASE_OWNER_URL,
    appUrl: addresses.DATABASE_URL,
    ceoUrl: addresses.DATABASE_CEO_URL,
    masterKey: secrets.MASTER_KEY,
    log,
  });
  signal.throwIfAborted();
  if (config.DEMO_DATA) await loadDemo(config, log);
  signal.throwIfAborted();
  await startChildren({ config, environment: whole, dataDir, lock, stops, say, signal });
  signal.throwIfAborted();
  say(announce({ config, dataDir, demoPassword: secrets.DEMO_PASSWORD, remarks }));
}
