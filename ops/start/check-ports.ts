import type { Config } from '../../core/config.js';
import { isPortFree } from '../find-free-port.js';
import { PlainError } from '../../core/plain-error.js';

/** Throws a PlainError that names the port, before anything is started. */
export async function checkPorts(config: Config): Promise<void> {
  if (config.PORT === config.ADMIN_PORT)
    throw new PlainError(`PORT and ADMIN_PORT are both ${config.PORT}: the bot and the panel need one each.`);
  for (const name of ['PORT', 'ADMIN_PORT'] as const) {
    const free = await isPortFree(config[name], config.HOST).catch((error: Error) => {
      throw new PlainError(`Cannot listen on ${config.HOST}:${config[name]} (${name}): ${error.message}`);
    });
    if (!free)
      throw new PlainError(
        `Port ${config[name]} is in use: stop what listens there, or set ${name} to another one.`,
      );
  }
}
