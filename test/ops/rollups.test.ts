import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { keepRollups } from '../../core/insights/rollups/keep-rollups.js';
import { rowsByHand } from '../core/insights/world/by-hand.js';
import { insertRows } from '../core/insights/world/world.js';
import { makeBusiness } from '../support/make-business.js';
import { runProcess } from '../support/run-process.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

let at: TestPlatform;
let folder: string;
beforeAll(async () => {
  at = await openTestPlatform();
  folder = await mkdtemp(path.join(os.tmpdir(), 'tarakazan-rollups-'));
});
afterAll(async () => {
  await at?.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: unknown; output: string }> {
  const child = runProcess('ops/rollups.ts', args, {
    ...at.environment,
    DATABASE_OWNER_URL: at.database.ownerUrl,
    DATA_DIR: folder,
  });
  return { code: await child.ended, output: child.output() };
}

test('the command names a sum that is wrong, and makes it right', async () => {
  const { id } = await makeBusiness(at, { gift: null });
  const { october, november } = rowsByHand();
  await insertRows(at, id, october);
  await insertRows(at, id, november);
  await keepRollups(at.platform);
  expect(await run('--check')).toMatchObject({ code: 0 });
  await at.database.asOwner(
    `UPDATE rollup SET visits = 9 WHERE level = 'month' AND starts_at = '2026-11-01Z'`,
  );
  const { code, output } = await run('--check');
  expect(code).toBe(1);
  expect(output).toMatch(/"level":"month".*"figure":"visits","stored":9,"counted":3/);
  expect(await run('--rebuild', '--check')).toMatchObject({ code: 0 });
  expect((await run('--help')).output).toContain('--rebuild');
}, 60_000);
