import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { expireDueCoupons } from '../../../core/gifts/expire-due-coupons.js';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import type { Id, Scope } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-11-02T09:00:00Z');
let at: TestPlatform;
const cafes: { id: Id; system: Scope }[] = [];

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  for (let made = 0; made < 3; made += 1) {
    const cafe = await makeBusiness(at);
    const { guestId } = await enrol(at.platform, cafe.id, { phone: `+90532000000${made}` });
    await at.platform.db.inScope(cafe.system, (tx) => issueCoupon(cafe.system, tx, guestId));
    cafes.push(cafe);
  }
});
afterAll(() => at?.close());

const stored = () =>
  at.database.asOwner<{ business_id: Id; status: string }>(
    'SELECT business_id, status FROM coupon ORDER BY business_id',
  );
const due = () => at.database.asOwner<{ due_at: Date }>('SELECT due_at FROM coupon_due ORDER BY business_id');

test('a business whose coupons run on is left alone for an hour', async () => {
  await expireDueCoupons(at.platform);
  const first = await due();
  expect(first.map(({ due_at }) => due_at)).toEqual(cafes.map(() => new Date('2026-11-02T10:00:00Z')));
  clock.advance({ minutes: 30 });
  await expireDueCoupons(at.platform);
  expect(await due()).toEqual(first);
});

test('coupons expire when they are due, also where another business’s key cannot be read', async () => {
  await at.database.asOwner('UPDATE business_key SET wrapped = $2 WHERE business_id = $1', [
    cafes[1]!.id,
    Buffer.alloc(64),
  ]);
  at.platform.keyStore.forget(cafes[1]!.id);
  clock.advance({ days: 40 });
  await expireDueCoupons(at.platform);
  expect((await stored()).map(({ status }) => status)).toEqual(['expired', 'issued', 'expired']);
});
