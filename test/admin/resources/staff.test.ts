import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inviteStaff } from '../../../core/accounts/staff-sign-ins.js';
import { ceoScope, type Id } from '../../../core/scope.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';
import { askList, askRecord } from './ask-list.js';

let at: TestAdmin;
let owner: PanelVisitor;
let invited: Id;

const PERSON = { name: 'Ece Kaya', email: 'ece@cafe.example', role: 'cashier', language: 'tr' } as const;
const JSON_ASKED = { accept: 'application/json' };

beforeAll(async () => {
  at = await openTestAdmin();
  const { id: businessId } = await makeBusiness(at);
  await at.addAccount('owner@cafe.example', { businessId, role: 'owner' });
  await at.addAccount('till@cafe.example', { businessId, role: 'cashier' });
  invited = await inviteStaff(at.platform, ceoScope(businessId, '1'), PERSON);
  const { id: elsewhere } = await makeBusiness(at);
  await at.addAccount('stranger@cafe.example', { businessId: elsewhere, role: 'owner' });
  owner = await at.enter('owner@cafe.example');
});
afterAll(() => at?.close());

const states = async (query = {}) =>
  (await askList(owner, 'staff', query)).rows.map(({ role, state }) => [role, state]);
const post = async (path: string, form = {}) =>
  (await owner.post(`/admin/api/resources/staff/${path}`, form, JSON_ASKED)).json();
const offered = async (id: Id) => {
  const { recordActions } = (await askRecord(owner, 'staff', id)) as unknown as {
    recordActions: { name: string }[];
  };
  return recordActions.some(({ name }) => name === 'disable');
};

test('a list says who may sign in, who was invited, and whose sign-in is taken away', async () => {
  expect(await states()).toEqual([
    ['owner', 'active'],
    ['cashier', 'active'],
    ['cashier', 'invited'],
  ]);
  expect(await offered(invited)).toBe(true);
  await post(`records/${invited}/disable`);
  expect(await states({ 'filters.state': 'disabled' })).toEqual([['cashier', 'disabled']]);
  expect(await offered(invited)).toBe(false);
  expect(await post('actions/invite', PERSON)).toMatchObject({ notice: { type: 'success' } });
  expect((await askRecord(owner, 'staff', invited)).params['state']).toBe('invited');
  expect(await offered(invited)).toBe(true);
});
