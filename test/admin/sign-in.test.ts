import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeBusiness } from '../support/make-business.js';
import { FakeClock } from '../support/fake-clock.js';
import { openTestAdmin, PASSWORD, type TestAdmin } from './open-test-admin.js';

let at: TestAdmin;
const clock = new FakeClock(new Date());
let n = 0;
let owner: string;
let cashier: string;

beforeAll(async () => {
  at = await openTestAdmin({ clock });
});
afterAll(() => at?.close());
beforeEach(async () => {
  const { id: businessId } = await makeBusiness(at);
  n += 1;
  [owner, cashier] = [`owner-${n}@cafe.example`, `cashier-${n}@cafe.example`];
  await at.addAccount(owner, { businessId, role: 'owner' });
  await at.addAccount(cashier, { businessId, role: 'cashier' });
});

describe('signing in', () => {
  test('the right password leads to where one wanted to go, but never out of the panel', async () => {
    const visitor = at.visitor();
    for (const [next, leads] of [
      ['/admin/account', '/admin/account'],
      ['//evil.example/admin', '/admin'],
      ['https://evil.example', '/admin'],
      ['/admin/..//evil.example', '/admin'],
      ['/admin/\\evil.example', '/admin'],
    ]) {
      const answer = await visitor.post(`/admin/sign-in?${new URLSearchParams({ next: next! })}`, {
        email: owner.toUpperCase(),
        password: PASSWORD,
      });
      expect([next, answer.status, answer.headers.get('location')]).toEqual([next, 303, leads]);
    }
    expect(await visitor.isIn()).toBe(true);
  });

  test('a wrong password and an e-mail that nobody has get the very same page', async () => {
    const pages = await Promise.all(
      [owner, 'nobody@cafe.example'].map(async (email) => {
        const answer = await at.visitor().signIn(email, 'not the password');
        return [answer.status, (await answer.text()).replaceAll(email, '')];
      }),
    );
    expect(pages[0]![0]).toBe(422);
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[0]![1]).toContain('aria-describedby="password-wrong"');
  });

  test('a session that is used all the time ends after a week, and the password is asked for again', async () => {
    const visitor = await at.enter(owner);
    for (let day = 0; day < 6; day += 1) {
      clock.advance({ days: 1 });
      expect([day, await visitor.isIn()]).toEqual([day, true]);
    }
    clock.advance({ days: 1 });
    expect(await visitor.isIn()).toBe(false);
    await visitor.signIn(owner, PASSWORD);
    expect(await visitor.isIn()).toBe(true);
  });

  test('a session that was planted before is worth nothing after', async () => {
    const visitor = await at.enter(cashier);
    const before = visitor.cookie;
    await visitor.signIn(owner, PASSWORD);
    expect(visitor.cookie).not.toBe(before);
    const planter = at.visitor();
    planter.cookie = before;
    expect(await planter.isIn()).toBe(false);
    expect(await visitor.isIn()).toBe(true);
  });

  test('a cookie that is made up, or signed by another key, opens nothing', async () => {
    const visitor = await at.enter(owner);
    const forger = at.visitor();
    for (const cookie of ['tarakazan=s%3Aabc.def', visitor.cookie.replace(/\..{4}/, '.AAAA'), 'tarakazan=']) {
      forger.cookie = cookie;
      expect([cookie, await forger.isIn()]).toEqual([cookie, false]);
    }
  });

  test('the cookie is for this host, no script and no other site; the row holds an id and an epoch alone', async () => {
    const answer = await at.visitor().signIn(owner, PASSWORD);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/);
    const rows = await at.database.asOwner<{ sess: Record<string, unknown> }>(
      'SELECT sess FROM panel_session',
    );
    for (const { sess } of rows) {
      expect(Object.keys(sess).filter((key) => key !== 'cookie')).toEqual(sess['account'] ? ['account'] : []);
      expect(JSON.stringify(sess)).not.toContain('@');
    }
  });

  test('after five wrong tries even the right password waits, longer each time, and a while later it opens', async () => {
    for (let tried = 0; tried < 5; tried += 1) await at.visitor().signIn(owner, 'wrong one');
    expect((await at.visitor().signIn(owner, PASSWORD)).status).toBe(422);
    clock.advance({ seconds: 31 });
    expect((await at.visitor().signIn(owner, 'wrong again')).status).toBe(422);
    clock.advance({ seconds: 31 });
    expect((await at.visitor().signIn(owner, PASSWORD)).status).toBe(422);
    clock.advance({ seconds: 31 });
    expect((await at.visitor().signIn(owner, PASSWORD)).status).toBe(303);
    expect((await at.visitor().signIn(owner, 'wrong one')).status).toBe(422);
    expect((await at.visitor().signIn(owner, PASSWORD)).status).toBe(303);
  });

  test('many tries at once are no more than five', async () => {
    const { checkSignIn } = await import('../../core/accounts/sign-in.js');
    const tries = Array.from({ length: 30 }, (_, i) =>
      checkSignIn(at.platform, { email: owner, password: `guess ${i}` }).catch(() => null),
    );
    await Promise.all(tries);
    const rows = await at.database.asOwner<{ n: number }>(
      `SELECT failures AS n FROM sign_in_try WHERE account_id = (SELECT max(account_id) FROM sign_in_try) ORDER BY 1 DESC`,
    );
    expect(rows[0]!.n).toBe(5);
  });

  test('an address that asks too often is told to wait', async () => {
    const visitor = at.visitor();
    let last = 0;
    for (let asked = 0; asked < 40 && last !== 429; asked += 1)
      last = (await visitor.post('/admin/forgot', { email: 'nobody@cafe.example' })).status;
    expect(last).toBe(429);
  });
});

describe('a write from elsewhere', () => {
  const foreign: [string, Record<string, string>][] = [
    ['another site’s page', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sister host', { origin: 'https://evil.tarakazan.example', 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['an origin that fits and a site that does not', { 'sec-fetch-site': 'cross-site' }],
    ['a site that fits and an origin that does not', { origin: 'https://evil.example' }],
    ['a forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
  ];

  test.each(foreign)('%s changes nothing', async (_name, headers) => {
    const visitor = await at.enter(owner);
    const answer = await visitor.post('/admin/account/language', { language: 'de' }, headers);
    expect(answer.status).toBe(403);
    expect(await (await visitor.get('/admin/account')).text()).toContain('<html lang="en">');
  });

  test('nor does one that says nothing of where it is from, or another method by any name', async () => {
    const visitor = await at.enter(owner);
    const send = (method: string, headers: Record<string, string>) =>
      fetch(`${at.base}/admin/account/language`, {
        method,
        body: 'language=de',
        headers: { cookie: visitor.cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    expect((await send('POST', {})).status).toBe(403);
    const same = { 'sec-fetch-site': 'same-origin' };
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await send(method, same)).status).toBe(404);
    expect(await (await visitor.get('/admin/account')).text()).toContain('<html lang="en">');
  });

  test('the same form from our own page does', async () => {
    const visitor = await at.enter(owner);
    await visitor.post('/admin/account/language', { language: 'de' });
    expect(await (await visitor.get('/admin/account')).text()).toContain('<html lang="de">');
  });
});

describe('a session ends', () => {
  test('everywhere else when the password changes, and the old password with it', async () => {
    const [here, there] = [await at.enter(owner), await at.enter(owner)];
    const wrong = await here.post('/admin/account/password', {
      current: 'not it',
      wanted: 'another long phrase',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('id="current-wrong"');
    const saved = await here.post('/admin/account/password', {
      current: PASSWORD,
      wanted: 'another long phrase',
    });
    expect(saved.headers.get('location')).toBe('/admin/account?done=saved');
    expect([await here.isIn(), await there.isIn()]).toEqual([true, false]);
    expect((await at.visitor().signIn(owner, PASSWORD)).status).toBe(422);
    expect((await at.visitor().signIn(owner, 'another long phrase')).status).toBe(303);
  });

  test('everywhere else when one asks for it, here when one signs out, and its cookie opens nothing any more', async () => {
    const [here, there] = [await at.enter(owner), await at.enter(owner)];
    await here.post('/admin/account/sign-out-everywhere');
    expect([await here.isIn(), await there.isIn()]).toEqual([true, false]);
    const { cookie } = here;
    await here.post('/admin/sign-out');
    const again = at.visitor();
    again.cookie = cookie;
    expect(await again.isIn()).toBe(false);
  });

  test('at once when the sign-in is taken away', async () => {
    const visitor = await at.enter(cashier);
    await at.database.asOwner('UPDATE account SET disabled_at = created_at WHERE role = $1', ['cashier']);
    expect(await visitor.isIn()).toBe(false);
    expect((await at.visitor().signIn(cashier, PASSWORD)).status).toBe(422);
  });

  test('a page then leads to signing in and back, a form says that nothing was changed', async () => {
    const visitor = at.visitor();
    expect((await visitor.get('/admin/account')).headers.get('location')).toBe(
      '/admin/sign-in?next=%2Fadmin%2Faccount',
    );
    const answer = await visitor.post('/admin/account/language', { language: 'de' });
    expect(answer.headers.get('location')).toBe('/admin/sign-in?away=1');
    expect(await (await visitor.get('/admin/sign-in?away=1')).text()).toContain('Nothing was changed');
  });
});
