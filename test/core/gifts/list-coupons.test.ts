import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import { listCoupons, readCoupons, type CouponQuery } from '../../../core/gifts/list-coupons.js';
import { redeemCoupon, voidCoupon } from '../../../core/gifts/redeem-coupon.js';
import type { Platform } from '../../../core/platform.js';
import { ceoScope, guestScope, type Id, type Scope } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf, GIFT, makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const START = '2026-11-01T09:00:00Z';
const NAMES = ['Ayşe Bir', 'Bora İki', 'Ceren Üç', 'Deniz Dört', 'Ece Beş'];

const clock = new FakeClock(START);
let at: TestPlatform;
let panel: Platform;
/** The CEO at the business: no policy stands under these queries, only what they say themselves. */
let ceo: Scope;
let owner: Scope;
let cashier: Scope;
const codes: string[] = [];
let foreign: { id: Id; code: string };

const day = (n: number) => new Date(new Date(START).getTime() + n * 86_400_000);

/** The same people at each business, one given something each day. */
async function fill(businessId: Id): Promise<{ id: Id; code: string }[]> {
  const guest = guestScope(businessId);
  const given: { id: Id; code: string }[] = [];
  for (const [n, name] of NAMES.entries()) {
    clock.set(day(n));
    const { guestId } = await enrol(at.platform, businessId, { name, phone: `+90532123456${n}` });
    given.push(await at.platform.db.inScope(guest, (tx) => issueCoupon(guest, tx, guestId)));
  }
  return given;
}

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  panel = await ceoOf(at);
  const [one, two] = [await makeBusiness(at), await makeBusiness(at)];
  ceo = ceoScope(one.id, '1');
  owner = await makeStaff(at, one.id, 'owner');
  cashier = await makeStaff(at, one.id);
  const given = await fill(one.id);
  codes.push(...given.map(({ code }) => code));
  foreign = (await fill(two.id))[0]!;
  await panel.db.inScope(cashier, (tx) => redeemCoupon(cashier, tx, codes[1]!));
  await panel.db.inScope(owner, (tx) => voidCoupon(owner, tx, given[2]!.id));
});
afterAll(() => at?.close());

const list = (query: Partial<CouponQuery> = {}, as = ceo) =>
  panel.db.inScope(as, (tx) => listCoupons(as, tx, { limit: 50, offset: 0, direction: 'desc', ...query }));
async function names(query: Partial<CouponQuery>): Promise<(string | null)[]> {
  const { coupons, total } = await list(query);
  expect(total).toBe(coupons.length);
  return coupons.map(({ name }) => name);
}

test('every gift of the business is listed, the newest first, with its guest and who took it in, and without its code', async () => {
  const { coupons, total } = await list();
  expect([total, coupons.map(({ name }) => name)]).toEqual([5, NAMES.toReversed()]);
  expect(coupons[3]).toMatchObject({
    phone: '+90 5•• ••• •• 61',
    title: GIFT.title,
    status: 'redeemed',
    redeemedAt: day(4),
    redeemedBy: 'Deneme',
  });
  expect(coupons[2]).toMatchObject({ status: 'void', voidedAt: day(4), redeemedBy: null });
  expect(coupons[0]).toMatchObject({ status: 'issued', issuedAt: day(4), redeemedAt: null });
  for (const code of codes) expect(JSON.stringify(coupons)).not.toContain(code);
  expect((await list({}, owner)).coupons).toEqual(coupons);
});

test('by its status, by the days on which it was given, or both', async () => {
  expect(await names({ status: 'issued' })).toEqual(['Ece Beş', 'Deniz Dört', 'Ayşe Bir']);
  expect(await names({ status: 'redeemed' })).toEqual(['Bora İki']);
  expect(await names({ status: 'void' })).toEqual(['Ceren Üç']);
  expect(await names({ status: 'expired' })).toEqual([]);
  expect(await names({ issued: { from: day(1), to: day(3) } })).toEqual([
    'Deniz Dört',
    'Ceren Üç',
    'Bora İki',
  ]);
  expect(await names({ issued: { from: day(3), to: null }, status: 'issued' })).toEqual([
    'Ece Beş',
    'Deniz Dört',
  ]);
  expect(await names({ issued: { from: null, to: day(0) } })).toEqual(['Ayşe Bir']);
});

test.each([
  ['ceren', ['Ceren Üç']],
  ['0532 123 45 60', ['Ayşe Bir']],
  ['zzz', []],
])('found by the guest: %s', async (words, found) => {
  expect(await names({ words })).toEqual(found);
});

test('found by the whole code, however it is typed, and never by another business’s', async () => {
  expect(await names({ words: codes[1]!.toLowerCase().replace('-', ' ') })).toEqual(['Bora İki']);
  expect(await names({ words: codes[1], status: 'issued' })).toEqual([]);
  expect(await names({ words: codes[1]!.slice(0, 7) })).toEqual([]);
  expect(await names({ words: foreign.code })).toEqual([]);
});

test('a page is a part of the whole, in either order', async () => {
  const page = await list({ limit: 2, offset: 2 });
  expect([page.total, page.coupons.map(({ name }) => name)]).toEqual([5, ['Ceren Üç', 'Bora İki']]);
  const oldest = await list({ limit: 2, direction: 'asc' });
  expect(oldest.coupons.map(({ name }) => name)).toEqual(['Ayşe Bir', 'Bora İki']);
  expect(await list({ limit: 0 })).toEqual({ coupons: [], total: 5 });
  expect((await list({ offset: 5 })).coupons).toEqual([]);
});

test('what ran out is expired although no sweep has been there, in the list, by the filter and on its own', async () => {
  clock.set(day(33));
  expect(await names({ status: 'expired' })).toEqual(['Ayşe Bir']);
  expect(await names({ status: 'issued' })).toEqual(['Ece Beş', 'Deniz Dört']);
  const { coupons } = await list();
  expect(coupons.at(-1)).toMatchObject({ name: 'Ayşe Bir', status: 'expired' });
  const alone = await panel.db.inScope(ceo, (tx) => readCoupons(ceo, tx, [coupons.at(-1)!.id]));
  expect(alone).toEqual([coupons.at(-1)]);
  clock.set(day(4));
});

test('another business’s ids are as if they were not; a cashier and a guest may not look', async () => {
  const own = (await list()).coupons[0]!;
  const read = (scope: Scope, ids: Id[]) => panel.db.inScope(scope, (tx) => readCoupons(scope, tx, ids));
  expect(await read(ceo, [foreign.id, '999999999', own.id])).toEqual([own]);
  for (const scope of [cashier, guestScope(owner.businessId)]) {
    await expect(list({}, scope)).rejects.toThrow('forbidden');
    await expect(read(scope, [own.id])).rejects.toThrow('forbidden');
  }
});

test('of whoever was erased the gift stays, without name and number', async () => {
  await at.database.asOwner(
    `UPDATE guest SET name_sealed = NULL, phone_sealed = NULL, erased_at = created_at
     WHERE id = (SELECT guest_id FROM coupon WHERE business_id = $1 ORDER BY issued_at DESC LIMIT 1)`,
    [owner.businessId],
  );
  const { coupons } = await list();
  expect(coupons[0]).toMatchObject({ name: null, phone: null, issuedAt: day(4) });
  expect(await names({ words: 'ece' })).toEqual([]);
});
