import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readConfig } from '../../core/config.js';
import { makeMasterKey } from '../../core/crypto/master-key.js';
import { issueCoupon } from '../../core/gifts/issue-coupon.js';
import { redeemCoupon, undoRedemption } from '../../core/gifts/redeem-coupon.js';
import type { Tx } from '../../core/db/tx.js';
import { findGuests } from '../../core/guests/find-guests.js';
import { verifyConsents } from '../../core/guests/verify-consents.js';
import { SEALED_TABLES } from '../../core/key-rotation/sealed-columns.js';
import { openPlatform, type Platform } from '../../core/platform.js';
import { RULES } from '../../core/rules.js';
import type { Id, Scope } from '../../core/scope.js';
import { enrol } from '../support/enrol.js';
import { makeBusiness, makeStaff } from '../support/make-business.js';
import { makeGuests } from '../support/make-guests.js';
import { programPath } from '../support/programs.js';
import { runs } from '../support/runs.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

const GUESTS = runs({ quick: 1_200, whole: 100_000 });
const FIRST_PHONE = 905_331_000_000;
const NAMES = ['Şule', 'İbrahim', 'Çağla', 'Ömer'];
/** Sealed under the platform's key. */
const PLATFORM_SEALED = ['account.email_sealed', 'account.totp_sealed'];
const ERASED = '+905399999999';
/** Guests of one address come back again and again. */
const codeLimits = Object.fromEntries(
  Object.keys(RULES.codeLimits).map((key) => [key, [{ most: 100_000, withinMs: 1_000 }]]),
) as unknown as typeof RULES.codeLimits;
const rules = { ...RULES, codeLimits, keysFreshMs: 100 };

let at: TestPlatform;
let app: Platform;
let cashier: Scope;
let business: { id: Id; slug: string; system: Scope };

beforeAll(async () => {
  at = await openTestPlatform({ rules });
  app = at.platform;
  business = await makeBusiness(at);
  cashier = await makeStaff(at, business.id, 'cashier');
  for (let made = 0; made < GUESTS; made += 1_000)
    await makeGuests(app, business.system, Math.min(1_000, GUESTS - made), {
      names: NAMES,
      firstPhone: FIRST_PHONE + made,
    });
}, 600_000);
afterAll(() => at?.close());

const environment = () => ({ ...at.environment, DATABASE_OWNER_URL: at.database.ownerUrl });

async function rotateOnce(args: string[], more: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, [programPath('test/faults/rotation/rotate-process.ts'), ...args], {
    env: { ...environment(), ...more, PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the rotation ended with ${code}`);
  return code === 0;
}

/** What guests and owners look up, again and again until told; how often they looked, and what they did not find. */
function lookUp(code: string) {
  let isOver = false;
  const missed: string[] = [];
  let looked = 0;
  const inScope = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => app.db.inScope(scope, work);
  const find = (words: string) => inScope(business.system, (tx) => findGuests(business.system, tx, words));
  const work = (async () => {
    while (!isOver) {
      const number = Math.floor(Math.random() * GUESTS);
      const phone = `+${FIRST_PHONE + number}`;
      if ((await find(phone)).length !== 1) missed.push(`phone ${number}`);
      if ((await find('Zeyn')).length !== 1) missed.push('name');
      const { couponId } = await inScope(cashier, (tx) => redeemCoupon(cashier, tx, code));
      await inScope(cashier, (tx) => undoRedemption(cashier, tx, couponId));
      if (looked % 10 === 0 && !(await enrol(app, business.id, { phone, name: 'Ali' })).returning)
        missed.push(`enrolled twice: ${number}`);
      looked += 1;
    }
  })();
  // A failure is told by whoever waits for it.
  work.catch(() => undefined);
  return {
    async stop() {
      isOver = true;
      await work;
      return { looked, missed };
    },
  };
}

/** Which key versions stored values are of, over all columns that are sealed. */
async function versionsStored(): Promise<number[]> {
  const found = new Set<number>();
  for (const { table, columns } of SEALED_TABLES)
    for (const column of Object.keys(columns)) {
      const rows = await at.database.asOwner<{ version: number }>(
        `SELECT DISTINCT get_byte(${column}, 0) * 256 + get_byte(${column}, 1) AS version FROM ${table}
         WHERE business_id = $1 AND ${column} IS NOT NULL`,
        [business.id],
      );
      for (const { version } of rows) found.add(version);
    }
  return [...found].sort();
}

test('every sealed column of a business is among those that are sealed anew', async () => {
  const columns = await at.database.asOwner<{ name: string }>(
    `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND c.column_name LIKE '%\\_sealed' AND EXISTS (
       SELECT FROM information_schema.columns b WHERE b.table_name = c.table_name AND b.column_name = 'business_id')
     ORDER BY 1`,
  );
  const known = SEALED_TABLES.flatMap(({ table, columns }) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(columns.map(({ name }) => name).filter((name) => !PLATFORM_SEALED.includes(name))).toEqual(
    known.sort(),
  );
});

test('a business’s key is rotated under load with a kill at every batch: nothing is missed, and the old key opens nothing', async () => {
  const guest = await enrol(app, business.id, { name: 'Zeynep Ak', phone: '+905321112233' });
  const { code } = await app.db.inScope(business.system, (tx) =>
    issueCoupon(business.system, tx, guest.guestId),
  );
  const erased = await enrol(app, business.id, { name: 'Deniz', phone: ERASED });
  await app.db.inScope(business.system, (tx) => issueCoupon(business.system, tx, erased.guestId));
  await at.database.asOwner('DELETE FROM guest_name_token WHERE business_id = $1 AND guest_id = $2', [
    business.id,
    erased.guestId,
  ]);
  await at.database.asOwner(
    `UPDATE guest SET phone_sealed = NULL, name_sealed = NULL, name_gsm_units = NULL, name_ucs2_units = NULL, erased_at = created_at
     WHERE business_id = $1 AND id = $2`,
    [business.id, erased.guestId],
  );
  expect(await versionsStored()).toEqual([1]);
  const [before] = await at.database.asOwner<{ wrapped: Buffer }>(
    'SELECT wrapped FROM business_key WHERE business_id = $1 AND version = 1',
    [business.id],
  );

  const load = lookUp(code);
  let kills = 0;
  // Each run is killed when it has committed its first batch.
  while (!(await rotateOnce(['data', business.id, '1', '100']))) kills += 1;
  const { looked, missed } = await load.stop();
  expect(missed).toEqual([]);
  expect(looked).toBeGreaterThan(10);
  expect(kills).toBeGreaterThan(3);

  expect(await versionsStored()).toEqual([2]);
  const [after] = await at.database.asOwner<{ wrapped: Buffer }>(
    'SELECT wrapped FROM business_key WHERE business_id = $1 AND version = 1',
    [business.id],
  );
  expect(app.keyStore.isRetired(business.id, before!.wrapped)).toBe(false);
  expect(app.keyStore.isRetired(business.id, after!.wrapped)).toBe(true);
  // Who was erased is known by the old index: no second gift.
  const again = await enrol(app, business.id, { name: 'Deniz', phone: ERASED });
  expect(again.guestId).toBe(erased.guestId);
  const gift = await app.db.inScope(business.system, (tx) => issueCoupon(business.system, tx, again.guestId));
  expect(gift.already).toBe(true);
  const consents = await app.db.inScope(business.system, (tx) => verifyConsents(business.system, tx));
  // Guests that were made as rows have no consent at all.
  expect(consents.faults.filter(({ what }) => what !== 'missing')).toEqual([]);
  console.info(
    `rotation: ${GUESTS} guests, ${kills} kills, ${looked} rounds of look-ups, ${missed.length} missed`,
  );
}, 3_600_000);

test('the master key is rotated with a kill at every batch, and the old one can go', async () => {
  const [old, fresh] = [at.environment['MASTER_KEY']!, makeMasterKey()];
  const both = `${fresh},${old}`;
  while (!(await rotateOnce(['master', '', '1', '100'], { MASTER_KEY: both })));
  const open = (masterKey: string) =>
    openPlatform(readConfig({ ...at.environment, MASTER_KEY: masterKey }), 'test', { rules });
  const alone = await open(fresh);
  const found = await alone.db.inScope(business.system, (tx) =>
    findGuests(business.system, tx, `+${FIRST_PHONE}`),
  );
  expect(found).toHaveLength(1);
  await alone.close();
  await expect(open(old)).rejects.toThrow('no master key');
}, 600_000);
