import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findBusinessBySlug, listBusinessIds } from '../core/businesses/find-business.js';
import { rewrapKeys } from '../core/key-rotation/rewrap-keys.js';
import { beginRotation, finishRotation } from '../core/key-rotation/rotate-business-key.js';
import type { Platform } from '../core/platform.js';
import { systemScope, type Id } from '../core/scope.js';
import { atDatabase, WHICH_DATABASE } from './at-database.js';

const HELP = `npm run rotate-keys -- --master | --data [--business SLUG]

--master  wraps every key under the first key of MASTER_KEY. Before it, put the new master key in front of the old one (MASTER_KEY=NEW,OLD) and
          restart every process with both; after it, take the old one away.
--data    gives every business (or the one of that address) a new data key, seals all its personal data and indexes under it and destroys what the
          old one opened. Takes some minutes, since every process must know a new key before it is used.
Both run while the service runs, and may be ended and run again at any moment. Both need DATABASE_OWNER_URL.
${WHICH_DATABASE}`;

async function rotateData(platform: Platform, businessIds: Id[]): Promise<void> {
  const scopes = businessIds.map(systemScope);
  const from = [];
  for (const scope of scopes) from.push(await beginRotation(platform, scope));
  const wait = Math.max(0, ...from.map((at) => at.getTime() - platform.clock.now().getTime()));
  if (wait > 0) console.log(`Every process knows the new keys in ${Math.ceil(wait / 1000)} s …`);
  await pause(wait);
  for (const scope of scopes) {
    const batches = await finishRotation(platform, scope);
    console.log(
      `business ${scope.businessId}: sealed anew in ${batches} batches, its older keys are destroyed`,
    );
  }
}

async function chosen({ db }: Platform, slug: string | undefined): Promise<Id[]> {
  if (slug === undefined) return listBusinessIds(db);
  const found = await findBusinessBySlug(db, slug);
  if (!found) throw new Error(`There is no business at /${slug}.`);
  return [found.businessId];
}

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      master: { type: 'boolean' },
      data: { type: 'boolean' },
      business: { type: 'string' },
    },
  });
  if (values.help || (!values.master && !values.data)) console.log(HELP);
  else
    await atDatabase('rotate-keys', async (open) => {
      const platform = await open('owner');
      if (values.master) {
        const count = await rewrapKeys(platform);
        console.log(
          `${count} keys wrapped anew: every key is under the first master key, older ones can be taken away.`,
        );
      }
      if (values.data) await rotateData(platform, await chosen(platform, values.business));
    });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
