import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  BusinessDefinition,
  PlatformDefinition,
  ResourceDefinition,
} from '../../admin/panel/definition.js';
import { openList } from '../../admin/panel/open-list.js';
import { RESOURCES } from '../../admin/resources/all.js';
import type { Account } from '../../core/accounts/account.js';
import { makeBusiness, makeStaff } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

let at: TestPlatform;
const accounts = {} as Record<'owner' | 'cashier' | 'ceo', Account>;

beforeAll(async () => {
  at = await openTestPlatform({ as: 'ceo' });
  const { id: businessId } = await makeBusiness(at);
  const base = {
    ...({
      id: '1',
      email: 'a@b.example',
      language: 'tr',
      epoch: 1,
      hasTotp: false,
      hasPassword: true,
    } as const),
    ...{ businessId: null, staffId: null },
  };
  accounts.ceo = { ...base, role: 'ceo' };
  for (const role of ['owner', 'cashier'] as const) {
    const staff = await makeStaff(at, businessId, role);
    accounts[role] = { ...base, role, businessId, staffId: staff.actor.id! };
  }
});
afterAll(() => at?.close());

const REQUEST = { wanted: {}, limit: 10, offset: 0, sort: { by: 'none', direction: 'asc' } } as const;

test('a list is opened by an account of its own side and by no other, whatever the access table says', async () => {
  for (const definition of RESOURCES)
    for (const [role, account] of Object.entries(accounts)) {
      const isOwn = (definition.side === 'platform') === (role === 'ceo');
      const open = () => openList(at.platform, definition, account);
      if (!isOwn) expect(open).toThrow('not_found');
      else if (role !== 'cashier')
        expect((await open().list({ ...REQUEST, sort: definition.sort })).total).toBeGreaterThan(-1);
    }
});

test('by its type a list of one side is no list of the other', () => {
  const business = RESOURCES.find(({ side }) => side === 'business') as BusinessDefinition;
  const platform = RESOURCES.find(({ side }) => side === 'platform') as PlatformDefinition;
  const { list: ofOne, read: readsOne } = business;
  const { list: ofAll, read: readsAll } = platform;
  const wrong: ResourceDefinition[] = [
    // @ts-expect-error what reads one business is given no scope of all
    { ...platform, list: ofOne, read: readsAll },
    // @ts-expect-error nor finds a record by one
    { ...platform, list: ofAll, read: readsOne },
    // @ts-expect-error what reads all is given no scope of one
    { ...business, list: ofAll, read: readsOne },
  ];
  expect(wrong).toHaveLength(3);
});

test('an action that a list does not have is not found', async () => {
  const open = openList(at.platform, RESOURCES[0]!, accounts.owner);
  await expect(open.act('toString', null, {})).rejects.toThrow('not_found');
});
