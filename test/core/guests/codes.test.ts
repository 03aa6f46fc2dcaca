import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkCode } from '../../../core/guests/check-code.js';
import { requestCode, resendCode } from '../../../core/guests/request-code.js';
import { RULES } from '../../../core/rules.js';
import { guestScope, type Id, type Scope } from '../../../core/scope.js';
import { openConversation } from '../../support/enrol.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;
let scope: Scope;
let conversationId: Id;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  const { id } = await makeBusiness(at);
  scope = guestScope(id);
  conversationId = await openConversation(at.platform, id);
});
beforeEach(() => clock.advance({ days: 2 }));
afterAll(() => at?.close());

const request = (phone: string, address?: string) =>
  at.platform.db.inScope(scope, (tx) =>
    requestCode(scope, tx, { conversationId, phone, language: 'tr', address }),
  );
const resend = (id: Id) =>
  at.platform.db.inScope(scope, (tx) => resendCode(scope, tx, id, { language: 'tr' }));
const check = (id: Id, text: string) => at.platform.db.inScope(scope, (tx) => checkCode(scope, tx, id, text));
const code = (id: Id, sending = 1) => at.platform.keys.code(id, sending);
const wrong = (id: Id) => String((Number(code(id)) + 1) % 1_000_000).padStart(6, '0');
const PHONE = '+905321234567';

describe('a code', () => {
  test('passes once, however it is typed', async () => {
    const { id } = await request(PHONE);
    const typed = `Kodum: ${code(id).slice(0, 3)} ${code(id).slice(3)}.`;
    expect(await check(id, typed)).toEqual({ result: 'passed' });
    expect(await check(id, code(id))).toEqual({ result: 'used_up' });
  });

  test('is late after five minutes', async () => {
    const { id } = await request(PHONE);
    clock.advance({ minutes: 5 });
    expect(await check(id, code(id))).toEqual({ result: 'late' });
  });

  test('is one of five tries, and the sixth is not looked at', async () => {
    const { id } = await request(PHONE);
    for (const left of [4, 3, 2, 1])
      expect(await check(id, wrong(id))).toEqual({ result: 'wrong', triesLeft: left });
    expect(await check(id, wrong(id))).toEqual({ result: 'used_up' });
    expect(await check(id, code(id))).toEqual({ result: 'used_up' });
  });

  test('guessed many times at once still has five tries', async () => {
    const { id } = await request(PHONE);
    const answers = await Promise.all(Array.from({ length: 30 }, () => check(id, wrong(id))));
    expect(answers.filter(({ result }) => result === 'wrong')).toHaveLength(4);
  });

  test('right at once in several places passes in one', async () => {
    const { id } = await request(PHONE);
    const answers = await Promise.all(Array.from({ length: 5 }, () => check(id, code(id))));
    expect(answers.filter(({ result }) => result === 'passed')).toHaveLength(1);
  });

  test('does not count a word as a try', async () => {
    const { id } = await request(PHONE);
    expect(await check(id, 'gelmedi')).toEqual({ result: 'wrong', triesLeft: 5 });
    expect(await check(id, '12345')).toEqual({ result: 'wrong', triesLeft: 5 });
  });

  test('is of its own challenge only', async () => {
    const [one, two] = [await request(PHONE), await request('+905331234567')];
    expect((await check(two.id, code(one.id))).result).toBe('wrong');
  });

  test('is stored nowhere', async () => {
    const { id } = await request(PHONE);
    const rows = await at.database.asOwner(
      'SELECT m::text || c::text AS row FROM message m JOIN challenge c ON c.id = m.challenge_id WHERE c.id = $1',
      [id],
    );
    expect(JSON.stringify(rows)).not.toContain(code(id));
    expect(rows).toHaveLength(1);
  });
});

describe('sending again', () => {
  test('waits 30, then 60 seconds, and ends after three', async () => {
    const { id, resendAt } = await request(PHONE);
    expect(resendAt).toEqual(new Date(clock.now().getTime() + 30_000));
    await expect(resend(id)).rejects.toMatchObject({ code: 'resend_too_soon', args: { seconds: 30 } });
    clock.advance({ seconds: 30 });
    await resend(id);
    clock.advance({ seconds: 59 });
    await expect(resend(id)).rejects.toMatchObject({ code: 'resend_too_soon', args: { seconds: 1 } });
    clock.advance({ seconds: 1 });
    await resend(id);
    clock.advance({ seconds: 60 });
    expect((await resend(id)).resendAt).toBeNull();
    clock.advance({ seconds: 60 });
    await expect(resend(id)).rejects.toMatchObject({ code: 'resend_used_up' });
  });

  test('makes a new code with five minutes of its own, while the first lives out its own', async () => {
    const { id } = await request(PHONE);
    clock.advance({ minutes: 4 });
    await resend(id);
    expect(code(id, 2)).not.toBe(code(id, 1));
    clock.advance({ minutes: 2 });
    expect(await check(id, code(id, 1))).toEqual({ result: 'late' });
    expect(await check(id, code(id, 2))).toEqual({ result: 'passed' });
  });

  test('shares the five tries', async () => {
    const { id } = await request(PHONE);
    for (let i = 0; i < 4; i += 1) await check(id, wrong(id));
    clock.advance({ minutes: 1 });
    await resend(id);
    expect(await check(id, '000000' === code(id, 2) ? '111111' : '000000')).toEqual({ result: 'used_up' });
    expect(await check(id, code(id, 2))).toEqual({ result: 'used_up' });
  });
});

describe('limits', () => {
  const sent = async () =>
    Number((await at.database.asOwner<{ n: string }>('SELECT count(*) AS n FROM message'))[0]!.n);

  test('a phone gets five codes an hour and ten a day', async () => {
    const ask = async () =>
      await request(PHONE, undefined).then(
        () => 'sent',
        (error: { code: string }) => error.code,
      );
    const hour = [];
    for (let i = 0; i < 6; i += 1) hour.push(await ask());
    expect(hour).toEqual([...Array<string>(5).fill('sent'), 'too_many_codes']);
    clock.advance({ hours: 1 });
    for (let i = 0; i < 5; i += 1) expect(await ask()).toBe('sent');
    clock.advance({ hours: 1 });
    expect(await ask()).toBe('too_many_codes');
    clock.advance({ hours: 22 });
    expect(await ask()).toBe('sent');
  });

  test('a block of 10,000 numbers gets at most 20 in any 24 hours, many at once too', async () => {
    const before = await sent();
    const flood = async (from: number, most: number) => {
      const numbers = Array.from({ length: most }, (_, i) => `+90534987${String(from + i).padStart(4, '0')}`);
      return Promise.allSettled(numbers.map((phone, i) => request(phone, `10.1.${i}.1`)));
    };
    await flood(0, 5);
    clock.advance({ hours: 23, minutes: 59 });
    await flood(100, 120);
    expect((await sent()) - before).toBe(20);
    clock.advance({ minutes: 2 });
    // Only the first five have left the window.
    await flood(300, 60);
    expect((await sent()) - before).toBe(25);
  });

  test('an address is loose, as a café shares one, and has an end', async () => {
    const most = RULES.codeLimits.address[0]!.most;
    const before = await sent();
    const numbers = Array.from({ length: most + 10 }, (_, i) => `+9053${String(10_000_000 + i * 10_007)}`);
    for (const phone of numbers) await request(phone, '10.9.9.9').catch(() => undefined);
    expect((await sent()) - before).toBe(most);
    await request('+905359999999', '10.9.9.10');
  });

  test('all addresses of one IPv6 network are one, and what is no address is one', async () => {
    const most = RULES.codeLimits.address[0]!.most;
    for (const address of [
      (i: number) => `2001:db8:1:2:${i.toString(16)}::1`,
      (i: number) => `no address ${i}`,
    ]) {
      const before = await sent();
      for (let i = 0; i < most + 5; i += 1) {
        await request(`+9053${String(40_000_000 + i * 10_007)}`, address(i)).catch(() => undefined);
      }
      expect((await sent()) - before).toBe(most);
      clock.advance({ days: 2 });
    }
  });

  test('an address that many businesses share is looser', async () => {
    const other = guestScope((await makeBusiness(at)).id);
    const theirs = await openConversation(at.platform, other.businessId);
    const most = RULES.codeLimits.address[0]!.most;
    for (let i = 0; i < most; i += 1) await request(`+9053${String(50_000_000 + i * 10_007)}`, '10.7.7.7');
    await at.platform.db.inScope(other, (tx) =>
      requestCode(other, tx, {
        conversationId: theirs,
        phone: '+905379999999',
        language: 'tr',
        address: '10.7.7.7',
      }),
    );
  });

  test('what is refused leaves nothing behind', async () => {
    const before = await at.database.asOwner(
      'SELECT (SELECT count(*) FROM challenge) AS c, (SELECT count(*) FROM message) AS m, (SELECT count(*) FROM code_request) AS r',
    );
    await expect(request('+8613812345678')).rejects.toMatchObject({ code: 'phone_country' });
    expect(
      await at.database.asOwner(
        'SELECT (SELECT count(*) FROM challenge) AS c, (SELECT count(*) FROM message) AS m, (SELECT count(*) FROM code_request) AS r',
      ),
    ).toEqual(before);
  });
});
