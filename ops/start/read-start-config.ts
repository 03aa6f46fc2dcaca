import { ConfigError, readConfig, type Config } from '../../core/config.js';
import { findFreePort } from '../find-free-port.js';

type Environment = Record<string, string | undefined>;

const ADDRESSES = ['DATABASE_URL', 'DATABASE_CEO_URL', 'DATABASE_OWNER_URL'] as const;

function addressFaults(environment: Environment): string[] {
  const missing = ADDRESSES.filter((name) => !environment[name]);
  if (missing.length === 0 || missing.length === ADDRESSES.length) return [];
  return [
    `${missing.join(' and ')}: not set, while the other database addresses are (give all three or none)`,
  ];
}

/**
 * The environment of a start. On one machine only that machine is listened to unless HOST says otherwise: the sandbox's outbox and the
 * demo's sign-ins are nobody else's. A process started by itself, as in a container, listens on all addresses.
 */
export const startEnvironment = (given: Environment): Environment => ({
  ...given,
  HOST: given.HOST || '127.0.0.1',
});

/** The configuration of a start, port 0 replaced by a free one. Throws ConfigError with every fault at once. */
export async function readStartConfig(environment: Environment): Promise<Config> {
  const ports: Environment = {};
  for (const name of ['PORT', 'ADMIN_PORT'])
    if (environment[name] === '0') ports[name] = String(await findFreePort('0.0.0.0'));
  const faults = addressFaults(environment);
  let config: Config | undefined;
  try {
    config = readConfig({ ...environment, ...ports });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.unshift(...error.faults);
  }
  if (!config || faults.length > 0) throw new ConfigError(faults);
  return config;
}
