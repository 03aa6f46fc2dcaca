import { buildServer } from '../../bot/server.js';
import { readConfig } from '../../core/config.js';
import { openPlatform } from '../../core/platform.js';
import { RULES } from '../../core/rules.js';

/**
 * A bot as bot/main.ts starts it, in a process of its own, without limits on codes. With DIE_AT it kills itself, as by `kill -9`, when
 * a turn reaches that step for the first time after it was told to ("arm").
 */
const dieAt = process.argv[2];
let armed = false;
process.on('message', (word) => {
  armed = word === 'arm';
  process.send?.({ armed });
});

const codeLimits = Object.fromEntries(
  Object.keys(RULES.codeLimits).map((key) => [key, [{ most: 10_000, withinMs: 1000, of: 'all' }]]),
) as unknown as typeof RULES.codeLimits;
const never = { base: 1_000_000, share: 0, largeShare: 0 };
const codeBreaker = { ...RULES.codeBreaker, tight: { platform: never, business: never } };
const rules = { ...RULES, codeLimits, codeBreaker };
const platform = await openPlatform(readConfig(process.env), 'bot', { rules });
const server = await buildServer(platform, {
  limits: {},
  onStep: (step) => {
    if (armed && step === dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
process.send?.({ listening: await server.listen(0, '127.0.0.1') });
process.on('disconnect', () => process.exit(0));
