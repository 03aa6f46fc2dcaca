import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { checkRollups } from '../../../core/insights/rollups/check-rollups.js';
import { keepRollups } from '../../../core/insights/rollups/keep-rollups.js';
import { rebuildPlatformRollups, rebuildRollups } from '../../../core/insights/rollups/rebuild-rollups.js';
import { checkPlatformRollups } from '../../../core/insights/rollups/check-rollups.js';
import { operationsScope, systemScope, type Id } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { rowsByHand } from './world/by-hand.js';
import { expectByHand } from './world/expect-by-hand.js';
import { insertBusiness, insertRows, insertsOf, type Rows } from './world/world.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock('2026-11-20T12:00:00Z') });
});
afterAll(() => at?.close());

const faultsOf = async (id: Id) => {
  const scope = systemScope(id);
  return (await at.platform.db.inScope(scope, (tx) => checkRollups(scope, tx))).faults;
};

/** Rows that are written and not committed; what is answered commits them. */
async function writeWithoutCommit(id: Id, rows: Rows): Promise<() => Promise<void>> {
  const client = new pg.Client(at.database.ownerUrl);
  await client.connect();
  await client.query('BEGIN');
  for (const { sql, params } of insertsOf(id, rows)) await client.query(sql, params);
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

test('figures counted by hand hold before anything is summed, half summed, and summed', async () => {
  const id = await insertBusiness(at);
  const { october, november } = rowsByHand();
  await insertRows(at, id, october);
  await keepRollups(at.platform);
  await insertRows(at, id, november);
  await expectByHand(at, id);
  await keepRollups(at.platform);
  await expectByHand(at, id);
  expect(await at.platform.db.route('SELECT FROM rollup_mark WHERE business_id = $1', [id])).toEqual([]);
  expect(await faultsOf(id)).toEqual([]);
});

test('what commits after the job passed its hour is counted from its commit on', async () => {
  const id = await insertBusiness(at);
  const { october, november } = rowsByHand();
  await insertRows(at, id, october);
  const commit = await writeWithoutCommit(id, november);
  await keepRollups(at.platform);
  expect(await faultsOf(id)).toEqual([]);
  await commit();
  await expectByHand(at, id);
  await keepRollups(at.platform);
  await expectByHand(at, id);
  expect(await faultsOf(id)).toEqual([]);
});

test('twenty writers and three jobs at once lose nothing and count nothing twice', async () => {
  const id = await insertBusiness(at);
  let writing = true;
  const job = async () => {
    while (writing) await keepRollups(at.platform);
  };
  const write = async (n: number) => {
    for (let i = 0; i < 5; i++)
      await insertRows(at, id, {
        scan: [{ at: `2026-11-1${n % 10}T0${i}:00:00Z` }, { at: '2026-11-12T12:00:00Z' }],
      });
  };
  const jobs = [job(), job(), job()];
  await Promise.all(Array.from({ length: 20 }, (_, n) => write(n)));
  writing = false;
  await Promise.all(jobs);
  await keepRollups(at.platform);
  expect(await faultsOf(id)).toEqual([]);
  const [month] = await at.database.asOwner(
    `SELECT scans FROM rollup WHERE business_id = $1 AND level = 'month'`,
    [id],
  );
  expect(month).toEqual({ scans: 200 });
});

test('a sum that was tampered with is named by the check, and made right by a rebuild', async () => {
  const id = await insertBusiness(at);
  const scope = systemScope(id);
  const [rows, ceo, all] = [rowsByHand(), await ceoOf(at), operationsScope()];
  await insertRows(at, id, rows.october);
  await insertRows(at, id, rows.november);
  await keepRollups(at.platform);
  await at.database.asOwner(
    `UPDATE rollup SET scans = 7 WHERE business_id = $1 AND level = 'day' AND starts_at = '2026-11-02T00:00:00Z'`,
    [id],
  );
  await at.database.asOwner(`UPDATE cohort SET back_1 = 2 WHERE business_id = $1 AND month = '2026-10-01'`, [
    id,
  ]);
  expect(await faultsOf(id)).toEqual([
    expect.objectContaining({ level: 'day', figure: 'scans', stored: 7, counted: 1 }),
    expect.objectContaining({ level: 'cohort', figure: 'back_1', stored: 2, counted: 1 }),
  ]);
  await at.database.asOwner(
    `DELETE FROM rollup WHERE business_id = $1 AND level = 'quarter' AND joined > 0`,
    [id],
  );
  await rebuildRollups(at.platform, scope);
  await rebuildPlatformRollups(ceo, all);
  expect(await faultsOf(id)).toEqual([]);
  await expectByHand(at, id);
  expect((await ceo.db.acrossBusinesses(all, (tx) => checkPlatformRollups(all, tx))).faults).toEqual([]);
});
