import path from 'node:path';
import { readConfig, type Config } from '../../core/config.js';
import { migrate } from '../../core/db/migrate.js';
import { createLog } from '../../core/log.js';
import { checkPorts } from './check-ports.js';
import { readSecrets } from './read-secrets.js';
import { readStartConfig, startEnvironment } from './read-start-config.js';
import { takeRunLock, type RunLock } from './run-lock.js';
import { startServers } from './start-servers.js';

export interface Preparation {
  environment: Record<string, string | undefined>;
  say: (line: string) => void;
  /** Filled as things start; the caller runs them at the end, the last added first. */
  stops: (() => Promise<unknown>)[];
  /** Aborted when the person wants it to end; looked at between the steps. */
  signal: AbortSignal;
  /** Called when a server that all need ends unasked. */
  onLost: (what: string) => void;
}

export interface Prepared {
  /** With every address and secret, as the processes get them. */
  config: Config;
  environment: Record<string, string | undefined>;
  dataDir: string;
  lock: RunLock;
  demoPassword: string;
  /** A sentence each for the person at the terminal. */
  remarks: string[];
}

/** Locks the data folder, starts what servers are not given, reads or makes the secrets, brings the database up to date. */
export async function prepare({ say, stops, signal, onLost, ...asked }: Preparation): Promise<Prepared> {
  const environment = startEnvironment(asked.environment);
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
  say('Preparing the database …');
  await migrate({
    ownerUrl: addresses.DATABASE_OWNER_URL,
    appUrl: addresses.DATABASE_URL,
    ceoUrl: addresses.DATABASE_CEO_URL,
    masterKey: secrets.MASTER_KEY,
    log: createLog('start', 'error'),
  });
  signal.throwIfAborted();
  const config = readConfig(whole);
  return { config, environment: whole, dataDir, lock, remarks, demoPassword: secrets.DEMO_PASSWORD };
}
