import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { resetSecondStep } from '../../core/accounts/reset-second-step.js';
import { FakeClock } from '../support/fake-clock.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestAdmin, PASSWORD, type TestAdmin } from './open-test-admin.js';
import type { PanelVisitor } from './panel-visitor.js';

let at: TestAdmin;
const clock = new FakeClock(new Date());
let n = 0;
let owner: string;
const SPARE_CODES = '/admin/account/spare-codes';

beforeAll(async () => {
  at = await openTestAdmin({ clock, config: { DEMO_DATA: 'false' } });
});
afterAll(() => at?.close());
beforeEach(async () => {
  const { id: businessId } = await makeBusiness(at);
  n += 1;
  owner = `owner-${n}@cafe.example`;
  await at.addAccount(owner, { businessId, role: 'owner' });
});

describe('the second step', () => {
  const codeNow = (secret: string) =>
    generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });

  async function readSecret(visitor: PanelVisitor) {
    const page = await (await visitor.get('/admin/account/totp')).text();
    return /<code>([^<]+)<\/code>/.exec(page)![1]!.replaceAll(' ', '');
  }

  /** What was written to that mailbox, the oldest first. */
  async function subjectsTo(email: string) {
    const rows = await at.database.asOwner<{ sealed: Buffer }>('SELECT sealed FROM mail ORDER BY id');
    return rows
      .map(({ sealed }) => JSON.parse(at.platform.keys.open('mail', sealed)) as Record<string, string>)
      .filter(({ to }) => to === email)
      .map(({ subject }) => subject);
  }

  async function readSpare(visitor: PanelVisitor) {
    const page = await (await visitor.get(SPARE_CODES)).text();
    return [...page.matchAll(/<li>([^<]+)<\/li>/g)].map(([, code]) => code!);
  }

  async function turnOn(email: string) {
    const visitor = await at.enter(email);
    const secret = await readSecret(visitor);
    await visitor.post('/admin/account/totp', { password: PASSWORD, code: codeNow(secret) });
    const spare = await readSpare(visitor);
    clock.advance({ seconds: 30 });
    return { secret, spare, visitor };
  }

  test('is asked for once it is on; before it nothing opens', async () => {
    const { secret, spare } = await turnOn(owner);
    expect(spare).toHaveLength(10);
    const visitor = at.visitor();
    expect((await visitor.signIn(owner, PASSWORD)).headers.get('location')).toMatch(/^\/admin\/second-step/);
    expect(await visitor.isIn()).toBe(false);
    expect((await visitor.post('/admin/second-step', { code: '000000' })).status).toBe(422);
    const before = visitor.cookie;
    expect((await visitor.post('/admin/second-step', { code: codeNow(secret) })).status).toBe(303);
    expect(visitor.cookie).not.toBe(before);
    expect(await visitor.isIn()).toBe(true);
  });

  test('a code opens once, also for two at once; an older one never again', async () => {
    const { secret } = await turnOn(owner);
    const code = codeNow(secret);
    const halfway = await Promise.all([at.enter(owner), at.enter(owner), at.enter(owner)]);
    const answers = await Promise.all(halfway.map((one) => one.post('/admin/second-step', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    const later = await at.enter(owner);
    expect((await later.post('/admin/second-step', { code })).status).toBe(422);
  });

  test('a spare code signs in once, and is in no row', async () => {
    const { spare } = await turnOn(owner);
    const rows = await at.database.asOwner<{ code_hash: string }>(
      'SELECT code_hash FROM account_recovery_code',
    );
    expect(rows.some(({ code_hash }) => spare.includes(code_hash))).toBe(false);
    const codes = [spare[3]!.toUpperCase(), spare[3]!];
    const statuses: number[] = [];
    for (const code of codes)
      statuses.push((await (await at.enter(owner)).post('/admin/second-step', { code })).status);
    expect(statuses).toEqual([303, 422]);
  });

  test('a double tap loses no spare codes: whichever answer is dropped, they are there until they are kept', async () => {
    const visitor = await at.enter(owner);
    const form = { password: PASSWORD, code: codeNow(await readSecret(visitor)) };
    const led = async (answer: Promise<Response>) => {
      const { status, headers } = await answer;
      return [status, headers.get('location')];
    };
    const tap = () => led(visitor.post('/admin/account/totp', form));
    const there = [303, SPARE_CODES];
    expect(await Promise.all([tap(), tap()])).toEqual([there, there]);
    expect(await tap()).toEqual(there);
    const spare = await readSpare(visitor);
    expect(spare).toHaveLength(10);
    expect(await readSpare(visitor)).toEqual(spare);
    const rows = JSON.stringify(await at.database.asOwner('SELECT sess FROM panel_session'));
    expect(spare.filter((code) => rows.includes(code))).toEqual([]);
    expect(await led(visitor.post(SPARE_CODES))).toEqual([303, '/admin']);
    expect(await led(visitor.get(SPARE_CODES))).toEqual([303, '/admin/account']);
    clock.advance({ seconds: 30 });
    const another = await at.enter(owner);
    expect((await another.post('/admin/second-step', { code: spare[0]! })).status).toBe(303);
  });

  test('spare codes are shown for ten minutes, and to that session alone', async () => {
    const { visitor, spare } = await turnOn(owner);
    expect(spare).toHaveLength(10);
    const another = await at.enter(owner);
    await another.post('/admin/second-step', { code: spare[0]! });
    expect(await readSpare(another)).toEqual([]);
    clock.advance({ minutes: 9 });
    expect(await readSpare(visitor)).toEqual(spare);
    clock.advance({ minutes: 1 });
    expect(await readSpare(visitor)).toEqual([]);
  });

  test('codes are not guessed: after a few wrong ones the right one waits too', async () => {
    const { secret } = await turnOn(owner);
    const visitor = await at.enter(owner);
    for (let tried = 0; tried < 5; tried += 1) await visitor.post('/admin/second-step', { code: '123456' });
    expect((await visitor.post('/admin/second-step', { code: codeNow(secret) })).status).toBe(422);
  });

  test('is not turned on by whoever finds a device signed in: it asks for the password, and guessing it has a pause', async () => {
    const tablet = await at.enter(owner);
    const secret = await readSecret(tablet);
    const turn = (password: string) =>
      tablet.post('/admin/account/totp', { password, code: codeNow(secret) });
    const refused = await turn('a cashier’s guess');
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringMatching(/id="password-wrong"[^>]*>That is not your password/),
    ]);
    expect((await turn('')).status).toBe(422);
    for (let tried = 0; tried < 4; tried += 1) await turn('another guess');
    expect((await turn(PASSWORD)).status).toBe(422);
    expect(await subjectsTo(owner)).toEqual([]);
    clock.advance({ minutes: 16 });
    expect((await at.visitor().signIn(owner, PASSWORD)).headers.get('location')).toBe('/admin');
  });

  test('is told to the account’s own mailbox when it is turned on, and when it is turned off', async () => {
    const { visitor } = await turnOn(owner);
    const on = 'The second step of your sign-in is on';
    expect(await subjectsTo(owner)).toEqual([on]);
    await visitor.post('/admin/account/totp-off', { off: PASSWORD });
    await visitor.post('/admin/account/totp-off', { off: PASSWORD });
    expect(await subjectsTo(owner)).toEqual([on, 'The second step of your sign-in is off']);
  });

  test('is turned off by the password alone, and both are in the activity log', async () => {
    const { visitor } = await turnOn(owner);
    expect((await visitor.post('/admin/account/totp-off', { off: 'not it' })).status).toBe(422);
    expect((await visitor.post('/admin/account/totp-off', { off: PASSWORD })).status).toBe(303);
    expect((await at.visitor().signIn(owner, PASSWORD)).headers.get('location')).toBe('/admin');
    const rows = await at.database.asOwner<{ action: string }>(
      `SELECT action FROM activity_entry WHERE business_id = (SELECT max(business_id) FROM activity_entry) AND action LIKE 'account.%' ORDER BY seq`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['account.totp_on', 'account.totp_off']);
  });

  test('whoever lost app and spare codes gets in by the password again once operations have taken it away', async () => {
    const { visitor } = await turnOn(owner);
    for (let tried = 0; tried < 5; tried += 1) await at.visitor().signIn(owner, 'not it');
    await resetSecondStep(at.platform, ` ${owner.toUpperCase()} `);
    expect((await visitor.get('/admin')).headers.get('location')).toMatch(/sign-in/);
    expect((await at.visitor().signIn(owner, PASSWORD)).headers.get('location')).toBe('/admin');
    expect(await subjectsTo(owner)).toEqual([
      'The second step of your sign-in is on',
      'The second step of your sign-in is off',
    ]);
    const [entry] = await at.database.asOwner(
      `SELECT actor_role, action FROM activity_entry WHERE business_id = (SELECT max(business_id) FROM activity_entry) ORDER BY seq DESC LIMIT 1`,
    );
    expect(entry).toEqual({ actor_role: 'system', action: 'account.totp_reset' });
    await turnOn(owner);
    await at.database.asOwner(
      'UPDATE account SET disabled_at = now() WHERE id = (SELECT max(id) FROM account)',
    );
    for (const email of [owner, 'nobody@cafe.example'])
      await expect(resetSecondStep(at.platform, email)).rejects.toThrow('not_found');
  });

  test('outside a demo the CEO sets it up before anything else', async () => {
    const email = `ceo-${n}@tarakazan.example`;
    await at.addAccount(email);
    const ceo = await at.enter(email);
    expect((await ceo.get('/admin')).headers.get('location')).toBe('/admin/account/totp');
    const api = await ceo.get('/admin/api/dashboard', { accept: 'application/json' });
    expect(api.status).toBe(403);
    expect(await (await ceo.get('/admin/account/totp')).text()).toContain('signs in with a second step');
    const { visitor } = await turnOn(email);
    expect((await visitor.get('/admin')).status).toBe(200);
    const rows = await at.database.asOwner('SELECT action FROM platform_activity_entry ORDER BY seq');
    expect(rows).toEqual([{ action: 'account.totp_on' }]);
  });
});
