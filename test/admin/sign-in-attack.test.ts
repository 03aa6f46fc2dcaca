import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { checkSignIn } from '../../core/accounts/sign-in.js';
import { takeTry, type TryKind } from '../../core/accounts/sign-in-tries.js';
import { FakeClock } from '../support/fake-clock.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestAdmin, PASSWORD, type TestAdmin } from './open-test-admin.js';
import type { PanelVisitor } from './panel-visitor.js';

let at: TestAdmin;
const clock = new FakeClock(new Date());
let n = 0;
let owner: string;
let ownerId: string;

beforeAll(async () => {
  at = await openTestAdmin({ clock });
});
afterAll(() => at?.close());
beforeEach(async () => {
  const { id: businessId } = await makeBusiness(at);
  owner = `owner-${(n += 1)}@cafe.example`;
  ownerId = await at.addAccount(owner, { businessId, role: 'owner' });
});

const codeAt = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) + steps * 30 });

/** A stranger's failed try, as a wrong secret leaves it. */
const fail = (kind: TryKind, address: string) =>
  takeTry(at.platform, ownerId, kind, { address, device: null });

/** A browser from before, with the session over. */
async function ownDevice(): Promise<PanelVisitor> {
  const visitor = await at.enter(owner);
  await visitor.post('/admin/sign-out');
  return visitor;
}

async function turnOnTwoFactor(): Promise<{ secret: string; visitor: PanelVisitor }> {
  const visitor = await at.enter(owner);
  const page = await (await visitor.get('/admin/account/totp')).text();
  const secret = /<code>([^<]+)<\/code>/.exec(page)![1]!.replaceAll(' ', '');
  await visitor.post('/admin/account/totp', { password: PASSWORD, code: codeAt(secret) });
  clock.advance({ seconds: 30 });
  return { secret, visitor };
}

describe('a stranger who sends wrong passwords', () => {
  test('a day long from 1,000 addresses guesses a bounded number of times and never holds up the owner’s own device', async () => {
    const own = await ownDevice();
    let guesses = 0;
    const delays: number[] = [];
    for (let hour = 0; hour < 24; hour += 1) {
      // All addresses come in the first hours, then some of them go on.
      const first = (hour * 100) % 1_000;
      for (let from = first; from < first + 100; from += 10)
        await Promise.all(
          Array.from({ length: 10 }, async (_, i) => {
            const address = `10.0.${Math.floor((from + i) / 250)}.${(from + i) % 250}`;
            for (let tried = 0; tried < 4; tried += 1)
              if (await fail('password', address)) guesses += 1;
              else break;
          }),
        );
      let waited = 0;
      while ((await own.signIn(owner, PASSWORD)).status !== 303 && waited < 3_600) {
        clock.advance({ seconds: 30 });
        waited += 30;
      }
      delays.push(waited);
      clock.advance({ minutes: 60, seconds: -waited });
    }
    expect(delays).toEqual(delays.map(() => 0));
    // docs/decisions/043 computes with these.
    expect(guesses).toBeGreaterThan(900);
    expect(guesses).toBeLessThanOrEqual(1_000 + 100);
  });

  test('from a few addresses cannot use up the budget of all strangers: a new device at another address still gets in', async () => {
    for (let round = 0; round < 60; round += 1) {
      await Promise.all(Array.from({ length: 10 }, (_, i) => fail('password', `198.51.100.${i}`)));
      clock.advance({ minutes: 16 });
    }
    expect((await at.visitor().signIn(owner, PASSWORD)).status).toBe(303);
  });

  test.each([
    ['IPv4', '203.0.113.7', '203.0.113.8'],
    ['IPv6', '2001:db8:1:1::7', '2001:db8:1:2::7'],
    ['no address', 'unknown', '203.0.113.9'],
  ])('is held up by address (%s), and nobody at another one is', async (_name, his, another) => {
    for (let tried = 0; tried < 9; tried += 1) await fail('password', his);
    const signIn = (address: string) =>
      checkSignIn(at.platform, { email: owner, password: PASSWORD }, { address, device: null });
    await expect(signIn(his)).rejects.toThrow('sign_in_failed');
    await expect(signIn(another)).resolves.toMatchObject({ id: ownerId });
  });

  test('on the owner’s own network does not hold up the owner’s device, not even with a device cookie of his own making', async () => {
    const own = await ownDevice();
    const stranger = at.visitor();
    stranger.device = `tarakazan-device=${'A'.repeat(43)}`;
    for (let tried = 0; tried < 9; tried += 1) await stranger.signIn(owner, `guess number ${tried}`);
    expect((await stranger.signIn(owner, PASSWORD)).status).toBe(422);
    expect((await own.signIn(owner, PASSWORD)).status).toBe(303);
  });

  test('a device is forgotten with the password, so that a thief’s does not keep its budget', async () => {
    const thief = await ownDevice();
    const visitor = await at.enter(owner);
    await visitor.post('/admin/account/password', { current: PASSWORD, wanted: 'another long phrase' });
    for (let tried = 0; tried < 5; tried += 1) await at.visitor().signIn(owner, 'not it');
    expect((await thief.signIn(owner, 'another long phrase')).status).toBe(422);
    await visitor.post('/admin/sign-out');
    expect((await visitor.signIn(owner, 'another long phrase')).status).toBe(303);
  });
});

describe('what is right is no failure', () => {
  test('twenty right passwords without a code, then the right code: in', async () => {
    const { secret } = await turnOnTwoFactor();
    const visitor = at.visitor();
    for (let tried = 0; tried < 20; tried += 1)
      expect((await visitor.signIn(owner, PASSWORD)).headers.get('location')).toMatch(/second-step/);
    expect((await visitor.post('/admin/second-step', { code: codeAt(secret) })).status).toBe(303);
  });

  test('nine wrong passwords, then password and code every 30 seconds: in once the pause of that address is over', async () => {
    const { secret } = await turnOnTwoFactor();
    for (let tried = 0; tried < 9; tried += 1) {
      await at.visitor().signIn(owner, 'wrong one');
      if (tried >= 4) clock.advance({ minutes: 15 });
    }
    let inAfter = 0;
    const visitor = at.visitor();
    while (!(await visitor.isIn()) && inAfter < 1_800) {
      clock.advance({ seconds: 30 });
      inAfter += 30;
      await visitor.signIn(owner, PASSWORD);
      await visitor.post('/admin/second-step', { code: codeAt(secret) });
    }
    expect(inAfter).toBeLessThanOrEqual(15 * 60);
  });

  test('wrong passwords and wrong codes are counted apart', async () => {
    const { secret, visitor: own } = await turnOnTwoFactor();
    await own.post('/admin/sign-out');
    for (let tried = 0; tried < 4; tried += 1) await own.signIn(owner, 'wrong one');
    await own.signIn(owner, PASSWORD);
    for (let tried = 0; tried < 4; tried += 1) await own.post('/admin/second-step', { code: '000000' });
    expect((await own.post('/admin/second-step', { code: codeAt(secret) })).status).toBe(303);
  });

  test('the half-way session outlives the longest pause after wrong codes', async () => {
    const { secret, visitor: own } = await turnOnTwoFactor();
    await own.post('/admin/sign-out');
    await own.signIn(owner, PASSWORD);
    for (let tried = 0; tried < 12; tried += 1) {
      await own.post('/admin/second-step', { code: '000000' });
      if (tried >= 4) clock.advance({ minutes: 15, seconds: 1 });
    }
    expect((await own.post('/admin/second-step', { code: codeAt(secret) })).status).toBe(303);
  });
});

describe('a stranger who has the password', () => {
  async function strangersFail(): Promise<void> {
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await fail('code', address);
  }

  test('guesses six digits three times a month; after that an unknown device gives two codes in a row', async () => {
    const { secret } = await turnOnTwoFactor();
    await strangersFail();
    const visitor = await at.enter(owner);
    expect(await (await visitor.get('/admin/second-step')).text()).toContain('two codes in a row');
    const single = await visitor.post('/admin/second-step', { code: codeAt(secret) });
    expect([single.status, await single.text()]).toEqual([
      422,
      expect.stringContaining('two codes in a row'),
    ]);
    const first = codeAt(secret);
    clock.advance({ seconds: 30 });
    const code = `${first} ${codeAt(secret)}`;
    expect((await visitor.post('/admin/second-step', { code })).status).toBe(303);
    // Each opens once.
    const again = await at.enter(owner);
    expect((await again.post('/admin/second-step', { code })).status).toBe(422);
  });

  test.each([
    ['the same code twice', (secret: string) => codeAt(secret) + codeAt(secret)],
    ['the wrong way round', (secret: string) => codeAt(secret, 1) + codeAt(secret)],
    ['with a gap', (secret: string) => codeAt(secret, -1) + codeAt(secret, 1)],
    ['a right one and a wrong one', (secret: string) => `${codeAt(secret)}000000`],
    ['long ago', (secret: string) => codeAt(secret, -9) + codeAt(secret, -8)],
  ])('two codes do not open: %s', async (_name, codes) => {
    const { secret } = await turnOnTwoFactor();
    await strangersFail();
    const visitor = await at.enter(owner);
    expect((await visitor.post('/admin/second-step', { code: codes(secret) })).status).toBe(422);
  });

  test('does not change what the owner’s own device is asked, and a month later nobody is asked for two', async () => {
    const { secret, visitor: own } = await turnOnTwoFactor();
    await own.post('/admin/sign-out');
    await strangersFail();
    await own.signIn(owner, PASSWORD);
    expect((await own.post('/admin/second-step', { code: codeAt(secret) })).status).toBe(303);
    clock.advance({ days: 31 });
    const visitor = await at.enter(owner);
    expect((await visitor.post('/admin/second-step', { code: codeAt(secret) })).status).toBe(303);
  });
});
