import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkCode } from '../../../core/guests/check-code.js';
import { requestCode, resendCode } from '../../../core/guests/request-code.js';
import { recordScan } from '../../../core/scans/record-scan.js';
import { guestScope, type Id, type Scope } from '../../../core/scope.js';
import { openConversation } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { runs } from '../../support/runs.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

interface Cafe {
  scope: Scope;
  conversationId: Id;
  /** Of its Wi-Fi. */
  address: string;
}

const clock = new FakeClock();
let at: TestPlatform;
const cafes: Cafe[] = [];

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  for (let i = 0; i < 20; i += 1) {
    const { id } = await makeBusiness(at);
    const conversationId = await openConversation(at.platform, id);
    cafes.push({ scope: guestScope(id), conversationId, address: `198.51.100.${i}` });
  }
});
afterAll(() => at?.close());

const ask = ({ scope, conversationId }: Cafe, phone: string, address?: string): Promise<Id | 'codes_wait'> =>
  at.platform.db
    .inScope(scope, (tx) => requestCode(scope, tx, { conversationId, phone, language: 'tr', address }))
    .then(
      ({ id }) => id,
      (error: { code: string }) => {
        if (!['codes_wait', 'too_many_codes'].includes(error.code)) throw error;
        return 'codes_wait' as const;
      },
    );

async function join(cafe: Cafe, phone: string, address: string): Promise<boolean> {
  const id = await ask(cafe, phone, address);
  if (id === 'codes_wait') return false;
  const { scope } = cafe;
  const code = at.platform.keys.code(id, 1);
  const { result } = await at.platform.db.inScope(scope, (tx) => checkCode(scope, tx, id, code));
  return result === 'passed';
}

const sentSince = async (from: number): Promise<number> => {
  const [row] = await at.database.asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM code_request WHERE entered_at IS NULL AND at >= '${new Date(from).toISOString()}'`,
  );
  return row!.n;
};

/** Guests have numbers all over; an attacker's blocks are his own. */
const guestPhone = (n: number): string => `+9053${String(20_000_000 + n * 10_007).padStart(8, '0')}`;
const pumpPhone = (block: number, n: number): string =>
  `+90551${String(100 + block).padStart(3, '0')}${String(n).padStart(4, '0')}`;

/** In which order 10,000 numbers of 200 blocks are asked for; each order burns the blocks differently. */
const ORDERS: Record<string, (i: number, most: number) => { block: number; cafe: number }> = {
  'block after block, over all cafés': (i, most) => ({ block: Math.floor((i * 200) / most), cafe: i % 20 }),
  'all blocks by turns, over all cafés': (i) => ({ block: i % 200, cafe: (i * 7) % 20 }),
  'all blocks by turns, at one café': (i) => ({ block: i % 200, cafe: 3 }),
  'two of a block together, at one café after the other': (i, most) => ({
    block: Math.floor(i / 2) % 200,
    cafe: Math.floor((i * 20) / most),
  }),
};

test.each(Object.keys(ORDERS))(
  'pumping over 200 blocks and 1,000 addresses gets at most 300 texts, and guests join: %s',
  async (order) => {
    clock.advance({ days: 8 });
    const from = clock.now().getTime();
    const attacks = runs({ quick: 400, whole: 10_000 });
    const joins = runs({ quick: 40, whole: 1000 });
    let joined = 0;
    const failures: string[] = [];
    for (let n = 0; n < joins; n += 1) {
      for (let i = Math.floor((n * attacks) / joins); i < Math.floor(((n + 1) * attacks) / joins); i += 1) {
        const { block, cafe } = ORDERS[order]!(i, attacks);
        await ask(cafes[cafe]!, pumpPhone(block, i), `203.${Math.floor(i / 250) % 4}.${i % 250}.7`);
      }
      // A fifth come within ten minutes at one café, by its Wi-Fi; the others are spread, half of them by their own networks.
      const event = n >= joins * 0.4 && n < joins * 0.6;
      const cafe = cafes[event ? 5 : n % 20]!;
      const own = `100.${64 + (n % 64)}.${n % 200}.${Math.floor(n / 200)}`;
      if (await join(cafe, guestPhone(n), event || n % 2 === 0 ? cafe.address : own)) joined += 1;
      else failures.push(`${n}`);
      clock.advance({ seconds: event ? 600 / (joins * 0.2) : 2900 / (joins * 0.8) });
    }
    expect(await sentSince(from)).toBeLessThanOrEqual(300);
    expect({ share: joined / joins >= 0.995, failures }).toEqual({ share: true, failures: [] });
  },
);

/** Opens the breaker: 100 codes of 100 blocks that nobody types back. */
async function openBreaker(cafe: Cafe): Promise<void> {
  clock.advance({ days: 8 });
  await attack(cafe);
}

async function attack(cafe: Cafe): Promise<void> {
  for (let i = 0; i < 100; i += 1) await ask(cafe, pumpPhone(i, i), `203.9.${i}.7`);
  // The trial of these minutes is taken.
  expect(await ask(cafe, pumpPhone(1, 77), '203.9.1.7')).not.toBe('codes_wait');
}

test('while the breaker is open, a block with an open code waits, a trial goes out every five minutes', async () => {
  const [cafe] = cafes;
  await openBreaker(cafe!);
  const trials: boolean[] = [];
  for (let minute = 0; minute < 12; minute += 1) {
    trials.push((await ask(cafe!, pumpPhone(2, 1000 + minute), '203.9.2.7')) !== 'codes_wait');
    clock.advance({ minutes: 1 });
  }
  expect(trials.filter(Boolean)).toHaveLength(2);
  await expect(
    at.platform.db.inScope(cafe!.scope, (tx) =>
      requestCode(cafe!.scope, tx, {
        ...cafe!,
        phone: pumpPhone(3, 1),
        language: 'tr',
        address: '203.9.2.7',
      }),
    ),
  ).rejects.toMatchObject({ code: 'codes_wait', args: { minutes: expect.any(Number) } });
});

test.each([
  ['in the same block as the attack', 4],
  ['in another one of its blocks', 44],
  ['in a third', 94],
])('the café’s own Wi-Fi comes first, also %s', async (_where, block) => {
  const [cafe] = cafes;
  clock.advance({ days: 8 });
  for (let i = 0; i < 3; i += 1) expect(await join(cafe!, guestPhone(5000 + i), cafe!.address)).toBe(true);
  clock.advance({ hours: 20 });
  await attack(cafe!);
  expect(await join(cafe!, pumpPhone(block, 9000), '203.9.3.7')).toBe(false);
  expect(await join(cafe!, pumpPhone(block, 9000), cafe!.address)).toBe(true);
});

test('a network with many open codes waits; where the QR was scanned just now it has twice as many', async () => {
  const [cafe] = cafes;
  const { scope } = cafe!;
  await openBreaker(cafe!);
  const passed = async (address: string, from: number) => {
    let sent = 0;
    for (let i = 0; i < 40; i += 1)
      if ((await ask(cafe!, guestPhone(from + i), address)) !== 'codes_wait') sent += 1;
    return sent;
  };
  expect(await passed('192.0.2.1', 7000)).toBe(30);
  await at.platform.db.inScope(scope, (tx) =>
    recordScan(scope, tx, { device: 'a'.repeat(32), source: 'qr', address: '2001:db8:1:2::7' }),
  );
  expect(await passed('2001:db8:1:2::9', 7100)).toBe(40);
  clock.advance({ minutes: 16 });
  expect(await passed('2001:db8:1:2::9', 7200)).toBeLessThanOrEqual(1);
});

test('a new code to a phone that did not answer waits as well, and the breaker closes by itself', async () => {
  const [cafe] = cafes;
  const { scope } = cafe!;
  await openBreaker(cafe!);
  const id = await ask(cafe!, guestPhone(7900), '192.0.2.9');
  clock.advance({ minutes: 1 });
  const again = () =>
    at.platform.db.inScope(scope, (tx) =>
      resendCode(scope, tx, id, { language: 'tr', address: '192.0.2.9' }),
    );
  await expect(again()).rejects.toMatchObject({ code: 'codes_wait' });
  clock.advance({ minutes: 61 });
  expect((await again()).id).toBe(id);
});
