import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inviteStaff } from '../../../core/accounts/staff-sign-ins.js';
import { activityId } from '../../../core/activity-log/activity-id.js';
import { setBusinessStatus } from '../../../core/businesses/set-status.js';
import { adjustPackage } from '../../../core/packages/adjust-package.js';
import { ceoScope, staffScope, type Id, type Scope } from '../../../core/scope.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';
import { askList, askRecord } from './ask-list.js';

let at: TestAdmin;
let a: Id;
let b: Id;
let ownerId: Id;
let ceoId: Id;
let owner: PanelVisitor;
let ceo: PanelVisitor;

/** Two businesses, and five changes an hour apart: the CEO's, the owner's, the system's, and one of the platform's own. */
beforeAll(async () => {
  const clock = new FakeClock('2026-11-20T08:00:00Z');
  at = await openTestAdmin({ clock });
  a = (await makeBusiness(at, { name: 'Ayşe Kafe', slug: 'ayse', gift: null, bookedSms: 1_000 })).id;
  b = (await makeBusiness(at, { name: 'Bozkır', slug: 'bozkir', gift: null })).id;
  await at.addAccount('owner@a.example', { businessId: a, role: 'owner' });
  ceoId = await at.addAccount('ceo@tarakazan.example');
  [{ id: ownerId }] = (await at.database.asOwner<{ id: Id }>('SELECT id FROM staff')) as [{ id: Id }];
  const inScope = (scope: Scope, work: Parameters<typeof at.platform.db.inScope<void>>[1]) =>
    at.platform.db.inScope(scope, work);
  clock.advance({ hours: 1 });
  const [atA, atB] = [ceoScope(a, ceoId), ceoScope(b, ceoId)];
  await inScope(atA, (tx) => adjustPackage(atA, tx, { bookedSms: 2_500 }, 'Bayram için'));
  clock.advance({ hours: 1 });
  await inScope(atB, (tx) => setBusinessStatus(atB, tx, 'suspended'));
  clock.advance({ hours: 1 });
  await inviteStaff(at.platform, staffScope(a, ownerId, 'owner'), {
    ...{ name: 'Ece Kaya', email: 'ece@a.example', role: 'cashier', language: 'tr' },
  });
  clock.advance({ hours: 1 });
  owner = await at.enter('owner@a.example');
  ceo = await at.enter('ceo@tarakazan.example');
  await ceo.post('/admin/account/language', { language: 'de' });
  await ceo.post('/admin/account/language', { language: 'en' });
});
afterAll(() => at?.close());

const own = (query: Record<string, string> = {}) => askList(owner, 'activity', query);
const all = (query: Record<string, string> = {}) => askList(ceo, 'all-activity', query);
const told = ({ rows }: { rows: Record<string, unknown>[] }) => rows.map(({ action }) => action);

test('the owner reads what was changed at the own business alone, the newest first, in words', async () => {
  const { rows, total } = await own();
  expect(total).toBe(4);
  expect(rows).toMatchObject([
    {
      action: 'staff.invite',
      what: 'Somebody invited',
      actor: 'Deneme · Owner',
      subject: 'Staff: Ece Kaya',
      changes: '',
    },
    { action: 'package.adjust', actor: 'TaraKazan', changes: 'SMS: 1,000 → 2,500' },
    { action: 'package.book', actor: 'System' },
    { action: 'business.create', actor: 'System', subject: 'Business' },
  ]);
  expect(rows[1]!['subject']).toMatch(/^Package #\d+$/);
  expect(rows[2]!['changes']).toContain('price: TRY\u00a01,000.00 · currency: TRY');
});

test('why the CEO changed a package is the CEO’s to read', async () => {
  expect(JSON.stringify(await own())).not.toContain('Bayram');
  const [{ id }] = (await all({ 'filters.type': 'package', perPage: '1' })).rows as [{ id: string }];
  expect((await askRecord(ceo, 'all-activity', id)).params).toMatchObject({ reason: 'Bayram için' });
  expect((await askRecord(owner, 'activity', id)).params).not.toHaveProperty('reason');
});

test('the CEO reads all logs as one, the platform’s own among them', async () => {
  const { rows, total } = await all();
  expect(total).toBe(8);
  expect(rows.map(({ business, action, actor }) => [business, action, actor])).toEqual([
    ['TaraKazan', 'account.language', 'ceo@tarakazan.example · TaraKazan'],
    ['TaraKazan', 'account.language', 'ceo@tarakazan.example · TaraKazan'],
    ['Ayşe Kafe', 'staff.invite', `Owner #${ownerId}`],
    ['Bozkır', 'business.status', 'ceo@tarakazan.example · TaraKazan'],
    ['Ayşe Kafe', 'package.adjust', 'ceo@tarakazan.example · TaraKazan'],
    ['Bozkır', 'business.create', 'System'],
    ['Ayşe Kafe', 'package.book', 'System'],
    ['Ayşe Kafe', 'business.create', 'System'],
  ]);
  expect(JSON.stringify(rows)).not.toContain('Ece Kaya');
});

describe('the owner’s filters', () => {
  test.each([
    [{ 'filters.type': 'package' }, ['package.adjust', 'package.book']],
    [{ 'filters.role': 'owner' }, ['staff.invite']],
    [{ 'filters.role': 'ceo', 'filters.type': 'staff' }, []],
    [{ 'filters.who': 'den' }, ['staff.invite']],
    [{ 'filters.who': 'ece' }, []],
    [{ 'filters.at~~from': '2026-11-20T10:30:00Z' }, ['staff.invite']],
    [
      { 'filters.at~~from': '2026-11-20T08:30:00Z', 'filters.at~~to': '2026-11-20T09:30:00Z' },
      ['package.adjust'],
    ],
  ])('%j', async (query: Record<string, string>, actions) => {
    const listed = await own(query);
    expect([told(listed), listed.total]).toEqual([actions, actions.length]);
  });
});

describe('the CEO’s filters', () => {
  test.each([
    [{ 'filters.business': 'bozk' }, ['business.status', 'business.create']],
    [{ 'filters.business': 'ayse', 'filters.role': 'ceo' }, ['package.adjust']],
    [{ 'filters.business': 'tarakazan' }, ['account.language', 'account.language']],
    [{ 'filters.business': 'nobody' }, []],
    [{ 'filters.type': 'account' }, ['account.language', 'account.language']],
    [{ 'filters.who': 'OWNER@a.example' }, ['staff.invite']],
    [{ 'filters.who': 'ceo@tarakazan.example', 'filters.type': 'business' }, ['business.status']],
    [{ 'filters.who': 'stranger@a.example' }, []],
    [{ 'filters.who': 'ece' }, []],
    [{ 'filters.at~~to': '2026-11-20T09:30:00Z', 'filters.role': 'ceo' }, ['package.adjust']],
  ])('%j', async (query: Record<string, string>, actions) => {
    const listed = await all(query);
    expect([told(listed), listed.total]).toEqual([actions, actions.length]);
  });
});

test('pages join, over both logs', async () => {
  const { rows } = await all();
  const pages = [];
  for (const page of ['1', '2', '3', '4'])
    pages.push(...(await all({ perPage: '2', page })).rows.map(({ id }) => id));
  expect(pages).toEqual(rows.map(({ id }) => id));
  const mine = await own({ perPage: '3', page: '2' });
  expect([told(mine), mine.total]).toEqual([['business.create'], 4]);
});

test('an entry has one address in both lists, and another business’s is as one that never was', async () => {
  const entry = activityId({ businessId: a, seq: '1' });
  expect((await askRecord(owner, 'activity', entry)).params['action']).toBe('business.create');
  expect((await askRecord(ceo, 'all-activity', entry)).params['business']).toBe('Ayşe Kafe');
  for (const id of [activityId({ businessId: b, seq: '1' }), activityId({ businessId: '0', seq: '1' })])
    await expect(askRecord(owner, 'activity', id)).rejects.toThrow('404');
  const others = activityId({ businessId: b, seq: '1' });
  expect((await askRecord(ceo, 'all-activity', others)).params['business']).toBe('Bozkır');
  const platforms = activityId({ businessId: '0', seq: '1' });
  expect((await askRecord(ceo, 'all-activity', platforms)).params['business']).toBe('TaraKazan');
});

test('there is nothing to be done with an entry', async () => {
  const entry = activityId({ businessId: a, seq: '1' });
  for (const [who, list] of [
    [owner, 'activity'],
    [ceo, 'all-activity'],
  ] as const)
    for (const action of ['edit', 'delete'])
      expect(
        (
          await who.post(
            `/admin/api/resources/${list}/records/${entry}/${action}`,
            {},
            { accept: 'application/json' },
          )
        ).status,
      ).toBe(404);
});
