import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countSignIns } from '../../../core/accounts/count-sign-ins.js';
import { listStaff, readSignIns } from '../../../core/accounts/list-staff.js';
import { disableStaff, inviteStaff } from '../../../core/accounts/staff-sign-ins.js';
import { ceoScope, platformScope, type Id, type Scope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-11-16T09:00:00Z');
let at: TestPlatform;
/** The CEO at business A: no policy stands under these queries, only what they say themselves. */
let a: Scope;
let own: Id;
let foreign: Id;

beforeAll(async () => {
  at = await openTestPlatform({ as: 'ceo', clock });
  const [one, two] = [
    await makeBusiness(at, { name: 'Ayşe Kafe' }),
    await makeBusiness(at, { name: 'Bozkır' }),
  ];
  a = ceoScope(one.id, '1');
  await makeStaff(at, one.id, 'owner');
  const invite = (scope: Scope, email: string) =>
    inviteStaff(at.platform, scope, { name: 'Ece Kaya', email, role: 'cashier', language: 'tr' });
  own = await invite(a, 'a@cafe.example');
  const atTwo = ceoScope(two.id, '1');
  foreign = await invite(atTwo, 'b@cafe.example');
  await inviteStaff(at.platform, atTwo, {
    ...{ name: 'Ali İnce', email: 'c@cafe.example', role: 'owner', language: 'tr' },
  });
});
afterAll(() => at?.close());

test('a business’s people are its own alone, also by id', async () => {
  const list = (ids?: Id[]) => at.platform.db.inScope(a, (tx) => listStaff(a, tx, ids ?? null));
  expect((await list()).map(({ role }) => role)).toEqual(['owner', 'cashier']);
  expect((await list([own, foreign])).map(({ id, name }) => [id, name])).toEqual([[own, 'Ece Kaya']]);
});

test('so are their sign-ins, and what becomes of them', async () => {
  const states = async () =>
    [...(await readSignIns(at.platform, a))].map(([id, { email, state }]) => [id, email, state]);
  expect(await states()).toEqual([[own, 'a@cafe.example', 'invited']]);
  clock.advance({ days: 8 });
  expect(await states()).toEqual([[own, 'a@cafe.example', 'lapsed']]);
  await expect(disableStaff(at.platform, a, foreign)).rejects.toThrow('not_found');
  await disableStaff(at.platform, a, own);
  expect(await states()).toEqual([[own, 'a@cafe.example', 'disabled']]);
});

test('sign-ins are counted of the business alone', async () => {
  const scope = platformScope('1');
  const counted = await at.platform.db.acrossBusinesses(scope, (tx) => countSignIns(scope, tx, a.businessId));
  expect(counted).toEqual({ owners: 0, ownersInvited: 0, cashiers: 0, disabled: 1 });
});

test('an invitation names the business that invites', async () => {
  const mails = await at.database.asOwner<{ sealed: Buffer }>('SELECT sealed FROM mail ORDER BY id');
  const written = mails.map(({ sealed }) => at.platform.keys.open('mail', sealed));
  expect(written.map((mail) => ['Ayşe Kafe', 'Bozkır'].filter((name) => mail.includes(name)))).toEqual([
    ['Ayşe Kafe'],
    ['Bozkır'],
    ['Bozkır'],
  ]);
  const rows = await at.database.asOwner('SELECT business_id, staff_id FROM account ORDER BY id');
  expect(rows[0]).toEqual({ business_id: a.businessId, staff_id: own });
});
