import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkRollups } from '../../core/insights/rollups/check-rollups.js';
import { keepRollups } from '../../core/insights/rollups/keep-rollups.js';
import { ROLLUP_STEPS } from '../../core/insights/rollups/rollup-step.js';
import { systemScope } from '../../core/scope.js';
import { rowsByHand } from '../core/insights/world/by-hand.js';
import { expectByHand } from '../core/insights/world/expect-by-hand.js';
import { insertBusiness, insertRows } from '../core/insights/world/world.js';
import { FakeClock } from '../support/fake-clock.js';
import { programPath } from '../support/programs.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

const ENTRY = programPath('test/faults/rollups/rollup-process.ts');

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock('2026-11-20T12:00:00Z') });
});
afterAll(() => at?.close());

test.each(ROLLUP_STEPS)(
  'killed when the rollup job has come to %s: every figure is right, and so after the next run',
  async (step) => {
    const id = await insertBusiness(at);
    const { october, november } = rowsByHand();
    await insertRows(at, id, october);
    await keepRollups(at.platform);
    await insertRows(at, id, november);

    const child = spawn(process.execPath, [ENTRY, step], {
      env: { ...at.environment, PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

    await expectByHand(at, id);
    await keepRollups(at.platform);
    await expectByHand(at, id);
    const scope = systemScope(id);
    expect((await at.platform.db.inScope(scope, (tx) => checkRollups(scope, tx))).faults).toEqual([]);
  },
  60_000,
);
