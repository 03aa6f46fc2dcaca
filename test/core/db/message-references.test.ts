import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemScope, type Id, type Scope } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let own: Scope;
let ownGuest: Id;
let foreignGuest: Id;

beforeAll(async () => {
  at = await openTestPlatform();
  const [a, b] = [await makeBusiness(at), await makeBusiness(at)];
  own = systemScope(a.id);
  ownGuest = (await enrol(at.platform, a.id, { phone: '+905321234567' })).guestId;
  foreignGuest = (await enrol(at.platform, b.id, { phone: '+905321234568' })).guestId;
});
afterAll(() => at?.close());

const insert = (refers: { guest_id?: Id; challenge_id?: Id; coupon_id?: Id; purpose?: string }) =>
  at.platform.db.inScope(own, (tx) =>
    tx.sql(
      `INSERT INTO message (business_id, purpose, payer, channel, guest_id, challenge_id, coupon_id, language, to_sealed, body_sealed, status, created_at)
       VALUES ($1, $2, 'platform', 'sms', $3, $4, $5, 'tr', 'x', CASE WHEN $2 = 'code' THEN NULL ELSE 'x'::bytea END, 'pending', $6) RETURNING id`,
      [
        ...[own.businessId, refers.purpose ?? 'reply', refers.guest_id ?? null],
        ...[refers.challenge_id ?? null, refers.coupon_id ?? null, tx.now],
      ],
    ),
  );

test('a message is for a guest of its own business', async () => {
  await expect(insert({ guest_id: ownGuest })).resolves.toHaveLength(1);
  await expect(insert({ guest_id: foreignGuest })).rejects.toThrow(/not there/);
  await expect(insert({ guest_id: '999999' })).rejects.toThrow(/not there/);
});

test('a message is for a challenge and a coupon that are there', async () => {
  await expect(insert({ purpose: 'code', challenge_id: '999999' })).rejects.toThrow(/not there/);
  await expect(insert({ guest_id: ownGuest, coupon_id: '999999' })).rejects.toThrow(/not there/);
});

test.each(['business', 'guest', 'campaign', 'challenge', 'coupon'])(
  'no process may delete a row of %s, which messages refer to without a foreign key',
  async (table) => {
    for (const role of ['tarakazan_app', 'tarakazan_ceo'])
      expect(
        await at.database.asOwner(`SELECT has_table_privilege($1, $2, 'DELETE') AS may`, [role, table]),
      ).toEqual([{ may: false }]);
  },
);
