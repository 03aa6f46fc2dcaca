import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { verifyActivity } from '../../../core/activity-log/verify-activity.js';
import { adjustBalance, adjustPackage } from '../../../core/packages/adjust-package.js';
import { readBalance } from '../../../core/packages/balance.js';
import { bookPackage } from '../../../core/packages/book-package.js';
import { closeEndedPackages } from '../../../core/packages/close-ended-packages.js';
import { commitUsed } from '../../../core/packages/commit-used.js';
import { reserveSms } from '../../../core/packages/reserve-sms.js';
import { sweepPackages } from '../../../core/packages/sweep-packages.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import type { Platform } from '../../../core/platform.js';
import type { Tx } from '../../../core/db/tx.js';
import type { Id, Scope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { PACKAGE } from '../../support/sms-package.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;
let ceo: Platform;
beforeAll(async () => {
  at = await openTestPlatform({ clock });
  ceo = await at.openAnother({ as: 'ceo' });
});
afterAll(() => at?.close());

let id: Id;
let scope: Scope;
beforeEach(async () => {
  clock.set('2026-01-31T09:00:00Z');
  ({ id, system: scope } = await makeBusiness(at));
});

const asCeo = <T>(work: (tx: Tx) => Promise<T>) => ceo.db.inScope(scope, work);
const asWorker = <T>(work: (tx: Tx) => Promise<T>) => at.platform.db.inScope(scope, work);
const balance = () => asWorker((tx) => readBalance(scope, tx));
const entries = (columns = 'kind, available, reserved') =>
  at.database.asOwner(`SELECT ${columns} FROM ledger_entry WHERE business_id = $1 ORDER BY id`, [id]);
const holds = async () => expect((await asWorker((tx) => verifyLedger(scope, tx))).faults).toEqual([]);

describe('the CEO', () => {
  test('books a package, and old and new stand in a log that still holds', async () => {
    const packageId = await asCeo((tx) => bookPackage(scope, tx, PACKAGE));
    await asCeo((tx) =>
      adjustPackage(scope, tx, { bookedSms: 150, priceMinor: 12_000 }, 'Yaz için daha çok'),
    );
    expect(await balance()).toEqual({ available: 150, reserved: 0 });
    expect(
      await at.database.asOwner(
        `SELECT action, subject_id, fields, changes, reason FROM activity_entry WHERE business_id = $1 AND action LIKE 'package.%' ORDER BY seq`,
        [id],
      ),
    ).toEqual([
      {
        action: 'package.book',
        subject_id: packageId,
        fields: Object.keys(PACKAGE),
        changes: Object.fromEntries(Object.entries(PACKAGE).map(([field, value]) => [field, [null, value]])),
        reason: null,
      },
      {
        action: 'package.adjust',
        subject_id: packageId,
        fields: ['bookedSms', 'priceMinor'],
        // What the price is of, though it did not change.
        changes: { bookedSms: [100, 150], priceMinor: [9_900, 12_000], currency: ['TRY', 'TRY'] },
        reason: 'Yaz için daha çok',
      },
    ]);
    expect((await asWorker((tx) => verifyActivity(scope, tx))).faults).toEqual([]);
    await holds();
  });

  test.each([
    ['an old price', `changes = jsonb_set(changes, '{priceMinor,0}', '1')`],
    ['a new price', `changes = jsonb_set(changes, '{priceMinor,1}', '1')`],
    ['changes taken away', 'changes = NULL'],
    ['another reason', `reason = 'another'`],
    ['a reason taken away', 'reason = NULL'],
  ])('is shown %s that was forged', async (_, set) => {
    await asCeo((tx) => bookPackage(scope, tx, PACKAGE));
    await asCeo((tx) => adjustPackage(scope, tx, { priceMinor: 1_000 }, 'a favour'));
    await at.database.asOwner(
      `UPDATE activity_entry SET ${set} WHERE business_id = $1 AND action = 'package.adjust'`,
      [id],
    );
    expect((await asWorker((tx) => verifyActivity(scope, tx))).faults).toMatchObject([{ what: 'broken' }]);
  });

  test('books one at a time, also from two windows at once', async () => {
    const book = () => asCeo((tx) => bookPackage(scope, tx, PACKAGE)).catch((error: Error) => error.message);
    const answers = await Promise.all([book(), book(), book()]);
    expect(answers.filter((answer) => answer === 'package_running')).toHaveLength(2);
    expect(await balance()).toEqual({ available: 100, reserved: 0 });
  });

  test('gives once without changing the terms, and takes no more than there is', async () => {
    await asCeo((tx) => bookPackage(scope, tx, PACKAGE));
    await asCeo((tx) => adjustBalance(scope, tx, 40, 'an apology'));
    await expect(asCeo((tx) => adjustBalance(scope, tx, -141, 'too many'))).rejects.toMatchObject({
      code: 'package_empty',
      args: { available: 140, needed: 141 },
    });
    await expect(
      asCeo(async (tx) => {
        await reserveSms(scope, tx, { sms: 120 });
        await adjustPackage(scope, tx, { bookedSms: 60 }, 'smaller');
      }),
    ).rejects.toMatchObject({ code: 'package_empty' });
    expect(await entries()).toEqual([
      { kind: 'booked', available: 100, reserved: 0 },
      { kind: 'adjusted', available: 40, reserved: 0 },
    ]);
    await holds();
  });

  test.each(['', '  ', 'x', 'y'.repeat(501)])('needs a reason: %j is none', async (reason) => {
    await asCeo((tx) => bookPackage(scope, tx, PACKAGE));
    for (const change of [
      (tx: Tx) => adjustPackage(scope, tx, { priceMinor: 1 }, reason),
      (tx: Tx) => adjustBalance(scope, tx, 5, reason),
    ])
      await expect(asCeo(change)).rejects.toMatchObject({ code: 'reason_missing' });
  });

  test.each([
    { bookedSms: 0 },
    { bookedSms: 1.5 },
    { priceMinor: -1 },
    { currency: 'try' },
    { periodMonths: 0 },
  ])('books nothing like %j', async (terms) => {
    await expect(asCeo((tx) => bookPackage(scope, tx, { ...PACKAGE, ...terms }))).rejects.toMatchObject({
      code: 'package_invalid',
    });
  });

  test('has no package to change before one is booked', async () => {
    await expect(asCeo((tx) => adjustPackage(scope, tx, { priceMinor: 1 }, 'cheaper'))).rejects.toMatchObject(
      {
        code: 'no_package',
      },
    );
  });
});

describe('at the end of its period', () => {
  const use = (sms: number) =>
    asWorker(async (tx) => {
      await reserveSms(scope, tx, { sms });
      await commitUsed(scope, tx, { reserved: sms, used: sms });
    });

  test('the rest expires at local midnight, and not a moment before', async () => {
    await asCeo((tx) => bookPackage(scope, tx, PACKAGE));
    // Istanbul is three hours ahead; January's 31st plus a month is February's 28th.
    clock.set('2026-02-27T20:59:59.999Z');
    await sweepPackages(at.platform);
    expect(await balance()).toEqual({ available: 100, reserved: 0 });
    clock.set('2026-02-27T21:00:00Z');
    await sweepPackages(at.platform);
    expect(await balance()).toEqual({ available: 0, reserved: 0 });
    expect(await asWorker((tx) => closeEndedPackages(scope, tx))).toBe(0);
    expect((await entries()).map(({ kind }) => kind)).toEqual(['booked', 'expired']);
    await holds();
  });

  test('renewals keep the day of the first, also after a short month', async () => {
    await asCeo((tx) => bookPackage(scope, tx, { ...PACKAGE, renews: true }));
    clock.set('2026-05-01T00:00:00Z');
    await sweepPackages(at.platform);
    const days = await at.database.asOwner(
      `SELECT to_char(ends_at AT TIME ZONE 'Europe/Istanbul', 'MM-DD HH24:MI') AS ends FROM sms_package WHERE business_id = $1 ORDER BY id`,
      [id],
    );
    expect(days.map(({ ends }) => ends)).toEqual([
      '02-28 00:00',
      '03-31 00:00',
      '04-30 00:00',
      '05-31 00:00',
    ]);
  });

  test.each([
    [{ renews: true, rollsOver: true }, 170, ['rolled_over', 'rolled_over', 'booked']],
    [{ renews: true, rollsOver: false }, 100, ['expired', 'booked']],
    [{ renews: false, rollsOver: true }, 70, []],
    [{ renews: false, rollsOver: false }, 0, ['expired']],
  ])('with %j there are %i', async (terms, available, kinds) => {
    await asCeo((tx) => bookPackage(scope, tx, { ...PACKAGE, ...terms }));
    await use(30);
    clock.set('2026-03-01T00:00:00Z');
    await Promise.all([sweepPackages(at.platform), sweepPackages(at.platform), sweepPackages(ceo)]);
    expect(await balance()).toEqual({ available, reserved: 0 });
    expect((await entries()).slice(3).map(({ kind }) => kind)).toEqual(kinds);
    await holds();
  });

  test('what is held for messages under way is neither expired nor lost', async () => {
    await asCeo((tx) => bookPackage(scope, tx, PACKAGE));
    await asWorker((tx) => reserveSms(scope, tx, { sms: 60 }));
    clock.set('2026-03-01T00:00:00Z');
    await sweepPackages(at.platform);
    expect(await balance()).toEqual({ available: 0, reserved: 60 });
    await asWorker((tx) => commitUsed(scope, tx, { reserved: 60, used: 50 }));
    expect(await balance()).toEqual({ available: 10, reserved: 0 });
    await holds();
  });

  test('a sweep months late writes what timely ones write, with spending in between', async () => {
    const spendFrom = async (sweeps: string[]) => {
      clock.set('2026-01-31T09:00:00Z');
      const business = await makeBusiness(at);
      const own = business.system;
      const inOwn = <T>(work: (tx: Tx) => Promise<T>) => at.platform.db.inScope(own, work);
      await ceo.db.inScope(own, (tx) => bookPackage(own, tx, { ...PACKAGE, renews: true, rollsOver: true }));
      const spend = async (when: string) => {
        clock.set(when);
        await inOwn((tx) => reserveSms(own, tx, { sms: 20 }));
      };
      const steps = new Map([
        ['2026-02-10T00:00:00Z', spend],
        ['2026-04-02T00:00:00Z', spend],
        ...sweeps.map(
          (when) => [when, async () => (clock.set(when), await sweepPackages(at.platform))] as const,
        ),
      ]);
      for (const when of [...steps.keys()].sort()) await steps.get(when)!(when);
      return at.database.asOwner(
        'SELECT kind, available, reserved, at FROM ledger_entry WHERE business_id = $1 ORDER BY id',
        [business.id],
      );
    };
    const timely = await spendFrom(['2026-02-28T00:01:00Z', '2026-03-31T00:01:00Z', '2026-04-30T00:01:00Z']);
    const late = await spendFrom(['2026-05-20T00:00:00Z']);
    expect(late).toEqual(timely);
    expect(timely).toHaveLength(12);
  });

  test('nothing is spent from a package that has ended but was not swept', async () => {
    await asCeo((tx) => bookPackage(scope, tx, PACKAGE));
    clock.set('2026-03-01T00:00:00Z');
    await expect(asWorker((tx) => reserveSms(scope, tx, { sms: 1 }))).rejects.toMatchObject({
      code: 'package_empty',
      args: { available: 0, needed: 1 },
    });
  });

  test('a business that has closed is booked no further period', async () => {
    await asCeo((tx) => bookPackage(scope, tx, { ...PACKAGE, renews: true }));
    await at.database.asOwner(`UPDATE business SET status = 'closed' WHERE business_id = $1`, [id]);
    clock.set('2026-03-01T00:00:00Z');
    await sweepPackages(at.platform);
    expect(await balance()).toEqual({ available: 0, reserved: 0 });
  });
});
