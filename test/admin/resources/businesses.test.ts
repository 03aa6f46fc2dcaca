import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setBusinessStatus } from '../../../core/businesses/set-status.js';
import { inviteStaff } from '../../../core/accounts/staff-sign-ins.js';
import { ceoScope, type Id } from '../../../core/scope.js';
import { insertRows, joinedAt } from '../../core/insights/world/world.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';
import { askList, askRecord } from './ask-list.js';

const NOW = '2026-11-20T12:00:00Z';

let at: TestAdmin;
let ceo: PanelVisitor;
let owner: PanelVisitor;
const ids: Record<string, Id> = {};

beforeAll(async () => {
  const clock = new FakeClock('2026-10-01T09:00:00Z');
  at = await openTestAdmin({ clock });
  const make = async (name: string, fields: Parameters<typeof makeBusiness>[1]) => {
    ids[name] = (await makeBusiness(at, { name, ...fields })).id;
    clock.advance({ hours: 1 });
  };
  await make('Çınar Kafe', { slug: 'cinar-kafe', region: 'İzmir', city: 'Konak' });
  await make('Ayşe Kafe', { slug: 'ayse', region: 'İstanbul', city: 'Kadıköy', bookedSms: 5_000 });
  await make('Zeytin Berber', { slug: 'zeytin-ist', region: 'İstanbul', city: 'İstanbul' });
  await make('Bozkır', { slug: 'bozkir', region: 'Konya', city: 'Konya' });
  clock.set(NOW);
  await insertRows(at, ids['Ayşe Kafe']!, {
    scan: ['2026-11-20T11:00:00Z', '2026-11-02T11:00:00Z', '2026-10-31T20:59:00Z'].map((when) => ({
      at: when,
    })),
    guest: ['2026-11-19T11:00:00Z', '2026-09-03T11:00:00Z', '2026-09-04T11:00:00Z'].map((when, n) => ({
      ...joinedAt(when),
      erased_at: n === 2 ? '2026-11-01T11:00:00Z' : null,
    })),
  });
  // The SMS that it paid for is the last that happened; a code afterwards is the platform's.
  await insertRows(at, ids['Çınar Kafe']!, {
    scan: [{ at: '2026-08-01T11:00:00Z' }],
    guest: Array.from({ length: 3 }, () => joinedAt('2026-07-01T11:00:00Z')),
    message: [{ accepted_at: '2026-11-10T11:00:00Z', created_at: '2026-11-10T11:00:00Z', status: 'sent' }],
  });
  const scope = ceoScope(ids['Bozkır']!, '1');
  await at.platform.db.inScope(scope, (tx) => setBusinessStatus(scope, tx, 'closed'));
  await at.addAccount('owner@a.example', { businessId: ids['Ayşe Kafe']!, role: 'owner' });
  await at.addAccount('ceo@tarakazan.example');
  owner = await at.enter('owner@a.example');
  ceo = await at.enter('ceo@tarakazan.example');
});
afterAll(() => at?.close());

const names = async (query: Record<string, string>) => {
  const { rows, total } = await askList(ceo, 'businesses', query);
  expect(total).toBe(rows.length);
  return rows.map(({ name }) => name);
};

test('each business stands with its place, its state and what happened at it this month', async () => {
  const { rows, total } = await askList(ceo, 'businesses');
  expect(total).toBe(4);
  expect(rows.map(({ name }) => name)).toEqual(['Ayşe Kafe', 'Bozkır', 'Çınar Kafe', 'Zeytin Berber']);
  expect(rows[0]).toMatchObject({
    ...{ id: ids['Ayşe Kafe'], slug: 'ayse', place: 'Kadıköy, İstanbul', status: 'open', activity: 'active' },
    // October’s last minutes are the month before, in Istanbul too; whoever was erased is nobody’s customer.
    ...{
      customers: 2,
      scans: 2,
      joined: 1,
      sms: '5,000 / 5,000',
      lastActivityAt: '2026-11-20T11:00:00.000Z',
    },
  });
  expect(rows[1]).toMatchObject({ status: 'closed', activity: 'closed', lastActivityAt: null, sms: '0' });
  expect(rows[2]).toMatchObject({
    ...{ activity: 'active', customers: 3, scans: 0, lastActivityAt: '2026-11-10T11:00:00.000Z' },
  });
  expect(rows[3]).toMatchObject({ place: 'İstanbul', activity: 'inactive', customers: 0 });
});

describe('filters', () => {
  test.each([
    ['words', 'AYŞE', ['Ayşe Kafe']],
    ['words', 'kafe cinar', ['Çınar Kafe']],
    ['words', 'zeytin-ist', ['Zeytin Berber']],
    ['words', '%', []],
    ['region', 'istanbul', ['Ayşe Kafe', 'Zeytin Berber']],
    ['region', 'tanbul', []],
    ['status', 'closed', ['Bozkır']],
    ['status', 'suspended', []],
    ['activity', 'active', ['Ayşe Kafe', 'Çınar Kafe']],
    ['activity', 'inactive', ['Zeytin Berber']],
    ['activity', 'closed', ['Bozkır']],
  ])('%s: %s', async (name, value, found) => {
    expect(await names({ [`filters.${name}`]: value })).toEqual(found);
  });

  test('hold together', async () => {
    expect(await names({ 'filters.region': 'İstanbul', 'filters.activity': 'inactive' })).toEqual([
      'Zeytin Berber',
    ]);
  });
});

test('the order is by name, by customers or by when they came, equals always alike, and pages join', async () => {
  expect(await names({ sortBy: 'createdAt', direction: 'desc' })).toEqual([
    ...['Bozkır', 'Zeytin Berber', 'Ayşe Kafe', 'Çınar Kafe'],
  ]);
  const byCustomers = ['Çınar Kafe', 'Ayşe Kafe', 'Zeytin Berber', 'Bozkır'];
  expect(await names({ sortBy: 'customers', direction: 'desc' })).toEqual(byCustomers);
  const pages = [];
  for (const page of ['1', '2', '3']) {
    const asked = { sortBy: 'customers', direction: 'desc', perPage: '2', page };
    const { rows, total } = await askList(ceo, 'businesses', asked);
    expect(total).toBe(4);
    pages.push(rows.map(({ name }) => name));
  }
  expect(pages).toEqual([byCustomers.slice(0, 2), byCustomers.slice(2), []]);
});

test('a record tells the package, who can sign in, and whether messages flow; no e-mail', async () => {
  await inviteStaff(at.platform, ceoScope(ids['Ayşe Kafe']!, '1'), {
    ...{ name: 'Ece Kaya', email: 'ece@a.example', role: 'owner', language: 'tr' },
  });
  await insertRows(at, ids['Ayşe Kafe']!, {
    message: [
      { accepted_at: '2026-11-20T11:30:00Z', created_at: '2026-11-20T11:30:00Z', status: 'sent' },
      { settled_at: '2026-11-20T11:31:00Z', created_at: '2026-11-20T11:30:00Z', status: 'failed' },
    ],
  });
  await at.database.asOwner(
    `INSERT INTO message_due (message_id, business_id, lane, due_at) VALUES (1, $1, 'messages', '2026-11-20T11:00:00Z'), (2, $2, 'messages', '2026-11-20T10:00:00Z')`,
    [ids['Ayşe Kafe'], ids['Çınar Kafe']],
  );
  const record = await askRecord(ceo, 'businesses', ids['Ayşe Kafe']!);
  expect(record.params).toMatchObject({
    ...{ price: 'TRY\u00A01,000.00', periodMonths: 12, renews: 'false', rollsOver: 'false' },
    ...{ owners: 1, ownersInvited: 1, cashiers: 0, disabled: 0 },
    ...{ waiting: 1, oldestDueAt: '2026-11-20T11:00:00.000Z', sentLastHour: 1, failedLastHour: 1 },
  });
  expect(JSON.stringify(record)).not.toContain('a.example');
});

test('suspending and opening again is done once, and told with before and after', async () => {
  const id = ids['Zeytin Berber']!;
  const act = async (name: string, who = ceo, of = id) => {
    const address = `/admin/api/resources/businesses/records/${of}/${name}`;
    const answer = await who.post(address, {}, { accept: 'application/json' });
    return { status: answer.status, body: (await answer.json()) as { notice?: { type: string } } };
  };
  const offered = async () =>
    (
      (await askRecord(ceo, 'businesses', id)) as unknown as { recordActions: { name: string }[] }
    ).recordActions
      .map(({ name }) => name)
      .filter((name) => ['suspend', 'reopen', 'close'].includes(name));
  expect(await offered()).toEqual(['suspend', 'close']);
  expect((await act('suspend', owner)).status).toBe(404);
  expect((await act('suspend', ceo, '999999')).status).toBe(404);
  expect((await act('suspend')).body.notice?.type).toBe('success');
  await act('suspend');
  expect(await offered()).toEqual(['reopen', 'close']);
  expect(await names({ 'filters.status': 'suspended' })).toEqual(['Zeytin Berber']);
  await act('reopen');
  const entries = await at.database.asOwner(
    `SELECT actor_role, changes FROM activity_entry WHERE business_id = $1 AND action = 'business.status' ORDER BY seq`,
    [id],
  );
  expect(entries).toEqual([
    { actor_role: 'ceo', changes: { status: ['open', 'suspended'] } },
    { actor_role: 'ceo', changes: { status: ['suspended', 'open'] } },
  ]);
});
