import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import { redeemCoupon } from '../../../core/gifts/redeem-coupon.js';
import { guestScope, type Id } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness, makeStaff } from '../../support/make-business.js';
import { actionsOf, askPanel, namesOf } from '../ask-panel.js';
import { openTestAdmin, type TestAdmin } from '../open-test-admin.js';
import type { PanelVisitor } from '../panel-visitor.js';

const clock = new FakeClock('2026-11-02T09:00:00Z');
let at: TestAdmin;
let owner: PanelVisitor;
let codes: string[];
let ids: Id[];
const visitors = new Map<string, PanelVisitor>();
const coupons = askPanel(() => owner, 'coupons');

beforeAll(async () => {
  at = await openTestAdmin({ clock });
  const app = await at.openAnother({ as: 'app' });
  const given = [];
  for (const place of ['a', 'b']) {
    const { id } = await makeBusiness(at);
    const guest = guestScope(id);
    for (const [n, name] of ['Ayşe Bir', 'Bora İki', 'Ceren Üç'].entries()) {
      const { guestId } = await enrol(app, id, { name, phone: `+90532123456${n}` });
      given.push(await app.db.inScope(guest, (tx) => issueCoupon(guest, tx, guestId)));
    }
    for (const role of ['owner', 'cashier'] as const) {
      await at.addAccount(`${role}@${place}.example`, { businessId: id, role });
      visitors.set(`${role}@${place}.example`, await at.enter(`${role}@${place}.example`));
    }
    const cashier = await makeStaff(at, id);
    const [, second] = given.slice(-3);
    await at.platform.db.inScope(cashier, (tx) => redeemCoupon(cashier, tx, second!.code));
  }
  codes = given.map(({ code }) => code);
  ids = given.map(({ id }) => id);
  await at.addAccount('ceo@tarakazan.example');
  visitors.set('ceo', await at.enter('ceo@tarakazan.example'));
  owner = visitors.get('owner@a.example')!;
});
afterAll(() => at?.close());

test('each gift is listed with its guest, its days and who took it in, in the reader’s language and without the code', async () => {
  const { records, meta } = await coupons.list();
  expect([meta.total, namesOf(records)]).toEqual([3, ['Ceren Üç', 'Bora İki', 'Ayşe Bir']]);
  expect(records[1]!.params).toMatchObject({
    ...{ phone: '+90 5•• ••• •• 61', gift: 'A filter coffee', status: 'redeemed', redeemedBy: 'Deneme' },
    ...{ issuedAt: clock.now().toISOString(), redeemedAt: clock.now().toISOString() },
  });
  const { record } = await coupons.look(ids[0]!);
  expect(record.params).toMatchObject({ name: 'Ayşe Bir', redeemedBy: null, voidedAt: null });
  for (const code of codes) expect(JSON.stringify([records, record])).not.toContain(code);
});

test('by words, by code, by status and by days; what is no status is refused', async () => {
  const found = async (query: Record<string, string>) => namesOf((await coupons.list(query)).records);
  expect(await found({ 'filters.words': 'bora' })).toEqual(['Bora İki']);
  expect(await found({ 'filters.words': codes[2]! })).toEqual(['Ceren Üç']);
  expect(await found({ 'filters.words': codes[5]! })).toEqual([]);
  expect(await found({ 'filters.status': 'redeemed' })).toEqual(['Bora İki']);
  expect(await found({ 'filters.issuedAt~~from': '2026-11-03' })).toEqual([]);
  expect(await found({ perPage: '2', page: '2' })).toEqual(['Ayşe Bir']);
  expect(await found({ sortBy: 'issuedAt', direction: 'asc' })).toEqual(['Ayşe Bir', 'Bora İki', 'Ceren Üç']);
  expect((await coupons.list({ 'filters.status': 'lost' })).error?.code).toBe('filter_invalid');
  expect((await coupons.list({ 'filters.code': codes[0]! })).error?.code).toBe('filter_invalid');
});

test('one that was not used is taken back, after it was named, once and with a line in the log', async () => {
  const [first, second] = ids as [Id, Id];
  expect(actionsOf((await coupons.look(first)).record)).toEqual(['show', 'void']);
  expect(actionsOf((await coupons.look(second)).record)).toEqual(['show']);
  const { effect } = (await coupons.look(first, 'void')).record;
  expect(effect!.text).toMatch(/^Take “A filter coffee” back from Ayşe Bir:/);
  const both = await Promise.all([coupons.act(first, 'void'), coupons.act(first, 'void')]);
  expect(both.map(({ notice }) => notice?.type).sort()).toEqual(['error', 'success']);
  expect((await coupons.act(second, 'void')).notice).toMatchObject({ type: 'error' });
  expect((await coupons.look(first)).record.params).toMatchObject({ status: 'void' });
  const log = await at.database.asOwner(
    `SELECT actor_role, subject_id FROM activity_entry WHERE action = 'coupon.void'`,
  );
  expect(log).toEqual([{ actor_role: 'owner', subject_id: first }]);
});

test('nobody else sees or takes back any of it', async () => {
  const third = ids[2]!;
  for (const who of ['cashier@a.example', 'ceo', 'owner@b.example']) {
    const theirs = askPanel(() => visitors.get(who)!, 'coupons');
    for (const answer of [
      await theirs.look(third),
      await theirs.look(third, 'void'),
      await theirs.act(third, 'void'),
    ])
      expect([who, answer.status]).toEqual([who, 404]);
    if (who !== 'owner@b.example') expect((await theirs.list()).status).toBe(404);
  }
  expect((await coupons.look(third)).record.params).toMatchObject({ status: 'issued' });
});
