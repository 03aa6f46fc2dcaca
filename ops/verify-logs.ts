import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  verifyActivity,
  verifyPlatformActivity,
  type Anchor,
  type Verified,
} from '../core/activity-log/verify-activity.js';
import { listBusinessIds } from '../core/businesses/find-business.js';
import { verifyConsents } from '../core/guests/verify-consents.js';
import { verifyLedger } from '../core/packages/verify-ledger.js';
import type { Platform } from '../core/platform.js';
import { operationsScope, systemScope, type Id } from '../core/scope.js';
import { atDatabase, WHICH_DATABASE } from './at-database.js';

const HELP = `npm run verify-logs [-- --anchors FILE]

Walks every business's activity log and the platform's, and every guest's consent log, and says what was changed, removed or cut off;
holds every business's balance of SMS against the sum of its ledger.
With --anchors it also holds the activity logs against heads that were written down elsewhere: a process's log file, or the
text of the e-mail that the CEO gets each day.
${WHICH_DATABASE}
Exits with 1 when a log does not hold.`;

type Anchors = Map<Id, Anchor[]>;

/** The heads in a log file: lines of JSON with `activityHead`; other lines are passed over. */
async function readAnchors(file: string): Promise<Anchors> {
  const anchors: Anchors = new Map();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    if (!line.includes('"activityHead"')) continue;
    const { activityHead } = JSON.parse(line) as { activityHead: Anchor & { businessId: Id } };
    anchors.set(activityHead.businessId, [...(anchors.get(activityHead.businessId) ?? []), activityHead]);
  }
  return anchors;
}

async function verify({ db }: Platform, anchors: Anchors): Promise<boolean> {
  let holds = true;
  for (const businessId of await listBusinessIds(db)) {
    const scope = systemScope(businessId);
    const activity = await db.inScope(scope, (tx) => verifyActivity(scope, tx, anchors.get(businessId)));
    const consents = await db.inScope(scope, (tx) => verifyConsents(scope, tx));
    const ledger = await db.inScope(scope, (tx) => verifyLedger(scope, tx));
    const faults = [...activity.faults, ...consents.faults, ...ledger.faults];
    console.log(
      `business ${businessId}: ${activity.checked} activities, ${consents.checked} consents, ${ledger.checked} ledger entries, ${faults.length} faults`,
    );
    for (const fault of faults) console.log(`  ${JSON.stringify(fault)}`);
    holds &&= faults.length === 0;
  }
  return holds;
}

async function verifyPlatform({ db }: Platform, anchors: Anchors): Promise<Verified> {
  const verified = await db.acrossBusinesses(operationsScope(), (tx) =>
    verifyPlatformActivity(tx, anchors.get('platform')),
  );
  console.log(`platform: ${verified.checked} activities, ${verified.faults.length} faults`);
  for (const fault of verified.faults) console.log(`  ${JSON.stringify(fault)}`);
  return verified;
}

async function run(anchorFile: string | undefined): Promise<void> {
  await atDatabase('verify-logs', async (open) => {
    const [app, ceo] = [await open(), await open('ceo')];
    const anchors: Anchors = anchorFile ? await readAnchors(anchorFile) : new Map();
    const holds = await verify(app, anchors);
    const own = await verifyPlatform(ceo, anchors);
    if (!holds || own.faults.length > 0) process.exitCode = 1;
  });
}

try {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, anchors: { type: 'string' } },
  });
  if (values.help) console.log(HELP);
  else await run(values.anchors);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
