import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BusinessDefinition, ListRequest } from '../../admin/panel/definition.js';
import { openList } from '../../admin/panel/open-list.js';
import { readOwnerHome } from '../../admin/panel/read-owner-home.js';
import { RESOURCES } from '../../admin/resources/all.js';
import type { Account } from '../../core/accounts/account.js';
import type { Platform } from '../../core/platform.js';
import type { Id } from '../../core/scope.js';
import { FakeClock } from '../support/fake-clock.js';
import { liveThrough } from '../support/live-through.js';
import { makeBusiness, makeStaff } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

/** The panel as it is, and one whose owners keep the panel's own rights: no policy stands under its queries, only what they say themselves. */
let at: TestPlatform;
let held: Platform;
let bare: Platform;
let owner: Account;
/** One made before the owner's business and one after it, each with as much in it. */
let others: Id[];

const LISTS = RESOURCES.filter((one): one is BusinessDefinition => one.side === 'business');

beforeAll(async () => {
  at = await openTestPlatform({ clock: new FakeClock('2026-11-20T09:00:00Z') });
  held = await at.openAnother({ as: 'ceo' });
  const db = Object.create(held.db, {
    inScope: { value: held.db.inPanelScope.bind(held.db) },
    inPanelScope: { value: held.db.inPanelScope.bind(held.db) },
  }) as Platform['db'];
  bare = { ...held, db };
  const ids: Id[] = [];
  for (const [n, phone] of ['+905321234567', '+905321234568', '+905321234569'].entries()) {
    const { id } = await makeBusiness(at, { name: `Kahve ${n}`, slug: `kahve-${n}` });
    await liveThrough(at, id, phone);
    ids.push(id);
  }
  const [before, own, after] = ids as [Id, Id, Id];
  others = [before, after];
  const staff = await makeStaff(at, own, 'owner');
  owner = {
    ...{ id: '1', email: 'a@b.example', language: 'tr', epoch: 1, hasTotp: false, hasPassword: true },
    ...{ role: 'owner', businessId: own, staffId: staff.actor.id! },
  };
});
afterAll(() => at?.close());

const request = (more: Partial<ListRequest>, { sort }: BusinessDefinition): ListRequest => ({
  ...{ wanted: {}, limit: 50, offset: 0, sort },
  ...more,
});

/** Whatever a list can be asked, one filter at a time. */
function requestsOf(list: BusinessDefinition): ListRequest[] {
  const days = { from: new Date('2026-01-01'), to: new Date('2027-01-01') };
  const wanted = list.columns.flatMap(({ name, filter, values = {} }): ListRequest['wanted'][] => {
    if (filter === 'days') return [{ [name]: days }];
    if (filter === 'one_of') return Object.keys(values).map((value) => ({ [name]: value }));
    return filter === 'words'
      ? ['şule', '+905321234568', 'den', 'kahve'].map((text) => ({ [name]: text }))
      : [];
  });
  const sorts = list.columns.flatMap(({ name, sortable }) =>
    sortable ? (['asc', 'desc'] as const).map((direction) => ({ sort: { by: name, direction } })) : [],
  );
  return [{}, ...wanted.map((one) => ({ wanted: one })), ...sorts].map((more) => request(more, list));
}

describe.each(LISTS.map((list) => [list.id, list] as const))('the list of %s', (_id, list) => {
  test('is the same without policies under it: its own words keep it to the business', async () => {
    for (const asked of requestsOf(list)) {
      const [own, bared] = [held, bare].map((one) => openList(one, list, owner).list(asked));
      const { rows, total } = await own!;
      expect([asked, await bared]).toEqual([asked, { rows, total }]);
    }
    const { rows } = await openList(held, list, owner).list(request({}, list));
    expect(rows.length).toBeGreaterThan(0);
  });

  test('has records of the business alone, without policies too', async () => {
    const idsOf = async (businessId: Id) => {
      const [staff] = await at.database.asOwner<{ id: Id }>('SELECT id FROM staff WHERE business_id = $1', [
        businessId,
      ]);
      const stranger = { ...owner, businessId, staffId: staff!.id };
      return (await openList(held, list, stranger).list(request({}, list))).rows.map(({ id }) => id);
    };
    const own = await idsOf(owner.businessId!);
    const foreign = (await Promise.all(others.map(idsOf))).flat();
    expect(foreign.length).toBeGreaterThan(1);
    const [held_, bare_] = await Promise.all(
      [held, bare].map((one) => openList(one, list, owner).read([...foreign, ...own])),
    );
    expect(bare_).toEqual(held_);
    expect(held_!.map(({ id }) => id).sort()).toEqual([...own].sort());
  });
});

test('so is the owner’s overview', async () => {
  const home = await readOwnerHome(held, owner);
  expect(home).toMatchObject({ business: 'Kahve 1', page: expect.stringMatching(/\/kahve-1$/) });
  expect(home.overview.figures.scans.now).toBe(1);
  expect(await readOwnerHome(bare, owner)).toEqual(home);
});
