import { parseArgs } from 'node:util';
import { listBusinessIds } from '../core/businesses/find-business.js';
import {
  checkPlatformRollups,
  checkRollups,
  type RollupCheck,
} from '../core/insights/rollups/check-rollups.js';
import { rebuildPlatformRollups, rebuildRollups } from '../core/insights/rollups/rebuild-rollups.js';
import type { Platform } from '../core/platform.js';
import { operationsScope, systemScope } from '../core/scope.js';
import { atDatabase, WHICH_DATABASE } from './at-database.js';

const HELP = `npm run rollups -- --check | --rebuild

--check    holds every sum that the figures are read from against the raw facts, and names those that differ.
--rebuild  makes all sums anew from the raw facts, while everything runs.
Both, and --rebuild goes first; the CEO's address is needed beside the workers' own. Exits with 1 when a sum differs.
${WHICH_DATABASE}`;

async function rebuild(app: Platform, ceo: Platform): Promise<void> {
  for (const businessId of await listBusinessIds(app.db)) {
    await rebuildRollups(app, systemScope(businessId));
    console.log(`business ${businessId}: made anew`);
  }
  await rebuildPlatformRollups(ceo, operationsScope());
  console.log('the platform: made anew');
}

function tell(whose: string, { checked, faults }: RollupCheck): boolean {
  console.log(`${whose}: ${checked} sums, ${faults.length} faults`);
  for (const fault of faults) console.log(`  ${JSON.stringify(fault)}`);
  return faults.length === 0;
}

async function check(app: Platform, ceo: Platform): Promise<boolean> {
  let holds = true;
  for (const businessId of await listBusinessIds(app.db)) {
    const scope = systemScope(businessId);
    const result = await app.db.inScope(scope, (tx) => checkRollups(scope, tx));
    holds = tell(`business ${businessId}`, result) && holds;
  }
  const scope = operationsScope();
  return (
    tell('the platform', await ceo.db.acrossBusinesses(scope, (tx) => checkPlatformRollups(scope, tx))) &&
    holds
  );
}

async function run(wanted: { check?: boolean; rebuild?: boolean }): Promise<void> {
  await atDatabase('rollups', async (open) => {
    const [app, ceo] = [await open(), await open('ceo')];
    if (wanted.rebuild) await rebuild(app, ceo);
    if (wanted.check && !(await check(app, ceo))) process.exitCode = 1;
  });
}

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      check: { type: 'boolean' },
      rebuild: { type: 'boolean' },
    },
  });
  if (values.help || (!values.check && !values.rebuild)) console.log(HELP);
  else await run(values);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
