import { readConfig } from '../../../core/config.js';
import { rewrapKeys } from '../../../core/key-rotation/rewrap-keys.js';
import { beginRotation, finishRotation } from '../../../core/key-rotation/rotate-business-key.js';
import { openPlatform } from '../../../core/platform.js';
import { RULES } from '../../../core/rules.js';
import { systemScope } from '../../../core/scope.js';

/**
 * The rotation of one business's key, or of the master key, in a process of its own, that kills itself, as by `kill -9`, after that many batches:
 * `node rotate-process.js data|master BUSINESS BATCHES KEYS_FRESH_MS`.
 */
const [what, businessId = '', batches, keysFreshMs] = process.argv.slice(2);
let left = Number(batches);
const dieInTime = () => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};
const rules = { ...RULES, keysFreshMs: Number(keysFreshMs) };
const platform = await openPlatform(readConfig(process.env), 'rotate', { as: 'owner', rules });
if (what === 'master') await rewrapKeys(platform, dieInTime);
else {
  const scope = systemScope(businessId);
  const from = await beginRotation(platform, scope);
  const wait = from.getTime() - Date.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  await finishRotation(platform, scope, dieInTime);
}
await platform.close();
