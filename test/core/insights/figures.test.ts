import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkPlatformRollups, checkRollups } from '../../../core/insights/rollups/check-rollups.js';
import { keepRollups } from '../../../core/insights/rollups/keep-rollups.js';
import type { Platform } from '../../../core/platform.js';
import { operationsScope, systemScope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf } from '../../support/make-business.js';
import { runs } from '../../support/runs.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { expectOwnerFigures, readOwnerFigures } from './oracle/expect-owner-figures.js';
import { expectPlatformFigures } from './oracle/expect-platform-figures.js';
import { CHANGES } from './world/changes.js';
import { anyWorld } from './world/random-world.js';
import { insertBusiness, insertRows } from './world/world.js';

const WORLDS = runs({ quick: 50, whole: 200 });
/** All businesses together are looked at now and then: each world adds to them. */
const PLATFORM_EACH = 25;

let at: TestPlatform;
let ceo: Platform;

beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock('2026-04-10T08:00:00Z') });
  ceo = await ceoOf(at);
});
afterAll(() => at?.close());

test('in many small worlds every figure is what the raw tables say: before the rollups, with changes since, and after them', async () => {
  let worlds = 0;
  await fc.assert(
    fc.asyncProperty(anyWorld, async ({ zone, day, parts, changes }) => {
      const region = `region ${worlds % 3}`;
      const id = await insertBusiness(at, {
        timezone: zone,
        region,
        status: worlds % 7 ? 'open' : 'suspended',
      });
      const scope = systemScope(id);
      await insertRows(at, id, parts[0]);
      await keepRollups(at.platform);
      await insertRows(at, id, parts[1]);
      for (const change of changes) await at.database.asOwner(CHANGES[change]!, [id]);
      const shown = await expectOwnerFigures(at, id, { day, zone });
      if ((worlds += 1) % PLATFORM_EACH === 1) await expectPlatformFigures(at, ceo, { day, zone });
      expect((await at.platform.db.inScope(scope, (tx) => checkRollups(scope, tx))).faults).toEqual([]);
      await keepRollups(at.platform);
      expect((await at.platform.db.inScope(scope, (tx) => checkRollups(scope, tx))).faults).toEqual([]);
      expect(await readOwnerFigures(at, id, { day, zone })).toEqual(shown);
    }),
    { numRuns: WORLDS, endOnFailure: true },
  );
  await expectPlatformFigures(at, ceo, { day: '2026-03-31', zone: 'Europe/Istanbul' });
  const whole = await ceo.db.acrossBusinesses(operationsScope(), (tx) =>
    checkPlatformRollups(operationsScope(), tx),
  );
  expect(whole.faults).toEqual([]);
  expect(whole.checked).toBeGreaterThan(5 * WORLDS);
}, 600_000);
