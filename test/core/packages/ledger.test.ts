import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Tx } from '../../../core/db/tx.js';
import { adjustBalance } from '../../../core/packages/adjust-package.js';
import { readBalance } from '../../../core/packages/balance.js';
import { bookPackage } from '../../../core/packages/book-package.js';
import { commitUsed } from '../../../core/packages/commit-used.js';
import { releaseSms } from '../../../core/packages/release-sms.js';
import { reserveSms } from '../../../core/packages/reserve-sms.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import type { Id, Scope } from '../../../core/scope.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { PACKAGE } from '../../support/sms-package.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

let id: Id;
let scope: Scope;
const open = async () => {
  ({ id, system: scope } = await makeBusiness(at, { gift: null }));
  const ceo = await ceoOf(at);
  await ceo.db.inScope(scope, (tx) => bookPackage(scope, tx, PACKAGE));
};
beforeEach(open);

const run = <T>(work: (tx: Tx) => Promise<T>) => at.platform.db.inScope(scope, work);
const reserve = (sms: number) => run((tx) => reserveSms(scope, tx, { sms }));
const balance = () => run((tx) => readBalance(scope, tx));
const faults = async () => (await run((tx) => verifyLedger(scope, tx))).faults;
const entries = () =>
  at.database.asOwner(
    'SELECT kind, available, reserved, uncovered FROM ledger_entry WHERE business_id = $1 ORDER BY id OFFSET 1',
    [id],
  );

test('twenty at once reserve ten each from a hundred: ten of them succeed', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      reserve(10).then(
        () => 'held',
        (error: Error) => error.message,
      ),
    ),
  );
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(10);
  expect(answers.filter((answer) => answer === 'package_empty')).toHaveLength(10);
  expect(await balance()).toEqual({ available: 0, reserved: 100 });
  expect(await faults()).toEqual([]);
});

test('a batch is two entries, however many messages', async () => {
  await reserve(60);
  await run((tx) => commitUsed(scope, tx, { reserved: 50, used: 47, campaignId: '7' }));
  expect(await entries()).toEqual([
    { kind: 'reserved', available: -60, reserved: 60, uncovered: 0 },
    { kind: 'used', available: 0, reserved: -47, uncovered: 0 },
    { kind: 'released', available: 3, reserved: -3, uncovered: 0 },
  ]);
  expect(await balance()).toEqual({ available: 43, reserved: 10 });
});

test('more billed than was held is taken from what is left, and beyond that is the platform’s loss', async () => {
  await reserve(95);
  expect(await run((tx) => commitUsed(scope, tx, { reserved: 40, used: 42 }))).toEqual({ uncovered: 0 });
  expect(await run((tx) => commitUsed(scope, tx, { reserved: 55, used: 60 }))).toEqual({ uncovered: 2 });
  expect(await run((tx) => commitUsed(scope, tx, { reserved: 0, used: 1 }))).toEqual({ uncovered: 1 });
  expect((await entries()).slice(1)).toEqual([
    { kind: 'used', available: -2, reserved: -40, uncovered: 0 },
    { kind: 'used', available: -3, reserved: -55, uncovered: 2 },
    { kind: 'used', available: 0, reserved: 0, uncovered: 1 },
  ]);
  expect(await balance()).toEqual({ available: 0, reserved: 0 });
  expect(await faults()).toEqual([]);
});

test('what was not held cannot be released or used up', async () => {
  await reserve(5);
  await expect(run((tx) => releaseSms(scope, tx, { sms: 6 }))).rejects.toThrow('more SMS released');
  await expect(run((tx) => commitUsed(scope, tx, { reserved: 6, used: 6 }))).rejects.toThrow('more SMS used');
  await expect(reserve(-1)).rejects.toThrow(RangeError);
  await expect(reserve(0.5)).rejects.toThrow(RangeError);
  expect(await balance()).toEqual({ available: 95, reserved: 5 });
});

test('a refused reservation leaves the transaction usable: the guest joins all the same', async () => {
  await run(async (tx) => {
    await expect(reserveSms(scope, tx, { sms: 101 })).rejects.toMatchObject({ code: 'package_empty' });
    await reserveSms(scope, tx, { sms: 100 });
  });
  expect(await balance()).toEqual({ available: 0, reserved: 100 });
});

test('a transaction that is undone leaves neither balance nor entry', async () => {
  await expect(
    run(async (tx) => {
      await reserveSms(scope, tx, { sms: 10 });
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await entries()).toEqual([]);
  expect(await balance()).toEqual({ available: 100, reserved: 0 });
});

test('without a booking there is nothing to spend', async () => {
  ({ id, system: scope } = await makeBusiness(at));
  await expect(reserve(1)).rejects.toMatchObject({
    code: 'package_empty',
    args: { available: 0, needed: 1 },
  });
});

test.each(['app', 'ceo'] as const)('not even the role of %s changes or removes an entry', async (role) => {
  const { db } = role === 'ceo' ? await ceoOf(at) : at.platform;
  for (const sql of [
    'UPDATE ledger_entry SET available = 0',
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry',
  ])
    await expect(db.inScope(scope, (tx) => tx.sql(sql))).rejects.toMatchObject({ code: '42501' });
});

test.each([
  ['booked', 0, 0],
  ['booked', 5, 1],
  ['reserved', -5, 4],
  ['reserved', 5, -5],
  ['released', 5, -4],
  ['used', 1, -1],
  ['used', 0, 0],
  ['expired', 5, 0],
  ['adjusted', 5, 0],
  ['gift', 5, 0],
])('an entry %s %i/%i says nothing that can be, and is not written', async (kind, available, reserved) => {
  await expect(
    run((tx) =>
      tx.sql(
        `INSERT INTO ledger_entry (business_id, kind, available, reserved, actor_role, at) VALUES ($1, $2, $3, $4, 'system', $5)`,
        [id, kind, available, reserved, tx.now],
      ),
    ),
  ).rejects.toMatchObject({ code: '23514' });
});

test('a balance that was tampered with is shown', async () => {
  await at.database.asOwner('UPDATE ledger_balance SET available = available + 7 WHERE business_id = $1', [
    id,
  ]);
  expect(await faults()).toEqual([{ what: 'available', balance: 107, entries: 100 }]);
});

describe('whatever runs at once', () => {
  const amount = fc.integer({ min: 0, max: 40 });
  const step = fc.oneof(
    fc.record({ do: fc.constant('reserve' as const), sms: amount }),
    fc.record({ do: fc.constant('release' as const), sms: amount }),
    fc.record({ do: fc.constant('use' as const), sms: amount, billed: amount }),
    fc.record({ do: fc.constant('adjust' as const), sms: fc.integer({ min: -40, max: 40 }) }),
    fc.record({ do: fc.constant('undo' as const), sms: amount }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  const perform = async (s: Step): Promise<{ billed: number; uncovered: number }> => {
    if (s.do === 'reserve') await reserve(s.sms);
    if (s.do === 'release') await run((tx) => releaseSms(scope, tx, s));
    if (s.do === 'adjust')
      await (await ceoOf(at)).db.inScope(scope, (tx) => adjustBalance(scope, tx, s.sms, 'a test'));
    if (s.do === 'undo')
      await run(async (tx) => {
        await reserveSms(scope, tx, s);
        throw new Error('undone');
      });
    if (s.do !== 'use') return { billed: 0, uncovered: 0 };
    const { uncovered } = await run((tx) => commitUsed(scope, tx, { reserved: s.sms, used: s.billed }));
    return { billed: s.billed, uncovered };
  };

  const REFUSED = [
    'package_empty',
    'package_invalid',
    'more SMS released than were reserved',
    'more SMS used than were reserved',
    'undone',
  ];
  const refusedOnly = (error: Error) => {
    expect(REFUSED).toContain(error.message);
    return { billed: 0, uncovered: 0 };
  };

  test('both sides stay above zero, the entries are the balance, and what was billed is all there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
        async (lanes) => {
          await open();
          // Each lane is a line of its own to Postgres; within one, steps follow each other. Refusals are fine, sums that break are not.
          const done = await Promise.all(
            lanes.map(async (lane) => {
              const results = [];
              for (const s of lane) results.push(await perform(s).catch(refusedOnly));
              return results;
            }),
          );
          const results = done.flat();
          const { available, reserved } = await balance();
          expect(Math.min(available, reserved)).toBeGreaterThanOrEqual(0);
          expect(await faults()).toEqual([]);
          const [used] = await at.database.asOwner<{ billed: number; uncovered: number }>(
            `SELECT coalesce(sum(uncovered - available - reserved), 0)::int AS billed, coalesce(sum(uncovered), 0)::int AS uncovered
           FROM ledger_entry WHERE business_id = $1 AND kind = 'used'`,
            [id],
          );
          expect(used).toEqual({
            billed: results.reduce((sum, r) => sum + r.billed, 0),
            uncovered: results.reduce((sum, r) => sum + r.uncovered, 0),
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});
