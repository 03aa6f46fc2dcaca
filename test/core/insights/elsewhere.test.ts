import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { redeemCoupon } from '../../../core/gifts/redeem-coupon.js';
import { issueCoupon } from '../../../core/gifts/issue-coupon.js';
import { readElsewhere, type Elsewhere } from '../../../core/insights/elsewhere.js';
import { forgetElsewhere, noteElsewhere } from '../../../core/insights/elsewhere-index.js';
import { guestScope, type Scope } from '../../../core/scope.js';
import { openCampaignCafe } from '../../support/campaign-cafe.js';
import { enrol } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-12T09:00:00Z');
const MONTH = '2026-10';
let at: TestPlatform;
/** Six others, at which people are seen. */
let others: Scope[];
let phones = 905_321_000_000;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  others = [];
  for (let n = 0; n < 6; n += 1) others.push((await makeBusiness(at)).system);
});
afterAll(() => at?.close());

const note = (scope: Scope, people: string[], day = '2026-10-12') =>
  at.platform.db.inScope(scope, (tx) =>
    noteElsewhere(
      scope,
      tx,
      people.map((phone) => ({ phone, day })),
    ),
  );
const read = (scope: Scope, month = MONTH): Promise<Elsewhere> =>
  at.platform.db.inScope(scope, (tx) => readElsewhere(scope, tx, month));

/** New people at the business, each seen at so many others, which take turns. */
async function people(scope: Scope, count: number, elsewhere: number, among = others): Promise<string[]> {
  const some = Array.from({ length: count }, () => `+${(phones += 1)}`);
  await note(scope, some);
  for (const [n, phone] of some.entries())
    for (let other = 0; other < elsewhere; other += 1)
      await note(among[(n + other) % among.length]!, [phone]);
  return some;
}
const fresh = async (): Promise<Scope> => (await makeBusiness(at)).system;
const shares = (...told: [others: number, percent: number][]): Elsewhere => ({
  enough: true,
  shares: told.map(([others, percent], i) => ({ others, orMore: i === told.length - 1, percent })),
});

describe('what is told of a month', () => {
  test('are the shares of its guests who were at 0, 1, 2, 3 or more others', async () => {
    const scope = await fresh();
    await people(scope, 40, 0);
    await people(scope, 30, 1);
    await people(scope, 20, 2);
    await people(scope, 5, 3);
    await people(scope, 5, 5);
    expect(await read(scope)).toEqual(shares([0, 40], [1, 30], [2, 20], [3, 10]));
  });

  test('nothing under ten guests, and nothing while fewer than three others stand behind a share', async () => {
    const few = await fresh();
    await people(few, 9, 1);
    expect(await read(few)).toEqual({ enough: false });
    const two = await fresh();
    await people(two, 20, 0);
    await people(two, 20, 1, others.slice(0, 2));
    expect(await read(two)).toEqual({ enough: false });
  });

  test('a share of one to nine people is told with the next one, so that no subtraction finds it', async () => {
    const scope = await fresh();
    await people(scope, 20, 0);
    await people(scope, 11, 1);
    await people(scope, 11, 2);
    await people(scope, 9, 3);
    expect(await read(scope)).toEqual(shares([0, 40], [1, 20], [2, 40]));
    const coarse = await fresh();
    await people(coarse, 20, 0);
    await people(coarse, 11, 1);
    await people(coarse, 9, 2);
    expect(await read(coarse)).toEqual(shares([0, 50], [1, 50]));
  });

  test('nothing when those who were nowhere else are fewer than ten, for they would be what is left', async () => {
    const scope = await fresh();
    await people(scope, 9, 0);
    await people(scope, 30, 1);
    expect(await read(scope)).toEqual({ enough: false });
  });

  test('other months are other figures, and a person of another month counts in none but that', async () => {
    const scope = await fresh();
    const some = await people(scope, 20, 0);
    await people(scope, 20, 1);
    for (const other of others) await note(other, some, '2026-09-30');
    expect(await read(scope)).toEqual(shares([0, 50], [1, 50]));
    expect(await read(scope, '2026-09')).toEqual({ enough: false });
  });
});

describe('one person', () => {
  test('who joins changes nothing that is told, nor whether anything is told', async () => {
    const scope = await fresh();
    await people(scope, 10, 0);
    await people(scope, 10, 1);
    const told = await read(scope);
    expect(told).toEqual(shares([0, 50], [1, 50]));
    for (let more = 0; more < 9; more += 1) {
      await people(scope, 1, 1);
      expect(await read(scope)).toEqual(told);
    }
    await people(scope, 1, 1);
    expect(await read(scope)).toEqual(shares([0, 35], [1, 65]));

    const hidden = await fresh();
    await people(hidden, 12, 0);
    await people(hidden, 9, 1);
    expect(await read(hidden)).toEqual({ enough: false });
    await people(hidden, 1, 1);
    expect(await read(hidden)).toEqual({ enough: false });
  });

  test('who is forgotten here is noted elsewhere still, and here no more', async () => {
    const scope = await fresh();
    const [person] = await people(scope, 1, 2);
    const rows = async () =>
      (
        await at.database.asOwner<{ business_id: string }>(
          'SELECT business_id FROM presence WHERE person = $1 ORDER BY business_id',
          [at.platform.keys.personIndexes(person!)[0]],
        )
      ).map(({ business_id }) => business_id);
    expect(await rows()).toHaveLength(3);
    await at.platform.db.inScope(scope, (tx) => forgetElsewhere(scope, tx, person!));
    expect(await rows()).toEqual(others.slice(0, 2).map(({ businessId }) => businessId));
  });
});

describe('who may ask and what is stored', () => {
  test('no function with its owner’s rights finds a table that its caller put in the way', async () => {
    const functions = await at.database.asOwner<{ proconfig: string[] | null }>(
      `SELECT proconfig FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace`,
    );
    expect(functions.length).toBeGreaterThanOrEqual(3);
    for (const { proconfig } of functions)
      expect(proconfig).toEqual(['search_path=pg_catalog, public, pg_temp']);
  });

  test('an owner asks for a month of their own; cashiers and guests do not, nor for anything else', async () => {
    const cafe = await openCampaignCafe(at);
    expect(await cafe.run((tx) => readElsewhere(cafe.owner, tx, MONTH))).toEqual({ enough: false });
    for (const scope of [cafe.cashier, guestScope(cafe.id)])
      await expect(read(scope)).rejects.toMatchObject({ code: 'forbidden' });
    for (const month of ['2026-13', '0000-10', '2026-10-05', '2026', "2026-10' OR true --"])
      await expect(read(cafe.owner, month)).rejects.toMatchObject({ code: 'time_invalid' });
  });

  test('joining and coming again note the month, by a keyed hash that is one and the same at every business', async () => {
    const [here, there] = [await makeBusiness(at), await makeBusiness(at)];
    const phone = '+905357654321';
    const { guestId } = await enrol(at.platform, here.id, { phone });
    await enrol(at.platform, there.id, { phone });
    clock.set('2026-11-02T09:00:00Z');
    const guest = guestScope(here.id);
    const { code } = await at.platform.db.inScope(guest, (tx) => issueCoupon(guest, tx, guestId));
    const till = await makeStaff(at, here.id);
    await at.platform.db.inScope(till, (tx) => redeemCoupon(till, tx, code));
    const rows = await at.database.asOwner<{ business_id: string; month: string; person: Buffer }>(
      `SELECT business_id, to_char(month, 'YYYY-MM') AS month, person FROM presence WHERE business_id = ANY($1) ORDER BY 1, 2`,
      [[here.id, there.id]],
    );
    expect(rows.map(({ business_id, month }) => [business_id, month])).toEqual([
      [here.id, '2026-10'],
      [here.id, '2026-11'],
      [there.id, '2026-10'],
    ]);
    expect(new Set(rows.map(({ person }) => person.toString('hex'))).size).toBe(1);
  });
});
