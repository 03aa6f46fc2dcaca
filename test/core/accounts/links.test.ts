import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { askNewPassword } from '../../../core/accounts/ask-new-password.js';
import { readLink, setPasswordByLink } from '../../../core/accounts/account-link.js';
import { checkSignIn } from '../../../core/accounts/sign-in.js';
import { disableStaff, inviteStaff } from '../../../core/accounts/staff-sign-ins.js';
import type { Scope } from '../../../core/scope.js';
import { sandboxMail } from '../../../core/mail/sandbox-mail.js';
import { sendMails } from '../../../core/mail/send-mails.js';
import { readOutbox } from '../../../core/sms/sandbox.js';
import { FakeClock } from '../../support/fake-clock.js';
import { makeBusiness, makeStaff } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const PHRASE = 'a long enough phrase';

let at: TestPlatform;
let owner: Scope;
let email: string;
let n = 0;
const clock = new FakeClock();

beforeAll(async () => {
  at = await openTestPlatform({ as: 'ceo', clock });
});
afterAll(() => at?.close());
beforeEach(async () => {
  const { id } = await makeBusiness(at);
  owner = await makeStaff(at, id, 'owner');
  email = `kasiyer-${(n += 1)}@cafe.example`;
});

const invite = (role: 'owner' | 'cashier' = 'cashier') =>
  inviteStaff(at.platform, owner, { name: 'Ece Kaya', email, role, language: 'tr' });

/** The tokens that were written to that mailbox, the newest first. */
async function tokens(): Promise<string[]> {
  const app = await at.openAnother({ as: 'app' });
  await sendMails(app, sandboxMail(app));
  const mails = await readOutbox(app, { to: email });
  return mails.map(({ body }) => /\/admin\/link\/([\w-]+)/.exec(body)![1]!);
}

const setPassword = (token: string, password = PHRASE) => setPasswordByLink(at.platform, token, password);
const signIn = (password = PHRASE) => checkSignIn(at.platform, { email, password });

describe('an invitation', () => {
  test('leads to a password, once; looking at it uses nothing up', async () => {
    await invite();
    const [token] = await tokens();
    expect((await readLink(at.platform, token!)).email).toBe(email);
    const answers = await Promise.allSettled([setPassword(token!), setPassword(token!)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await signIn()).role).toBe('cashier');
    await expect(setPassword(token!)).rejects.toThrow('link_over');
  });

  test('holds seven days and no longer, and is in no row as it was written', async () => {
    await invite();
    const [token] = await tokens();
    const rows = await at.database.asOwner('SELECT * FROM account_link');
    expect(JSON.stringify(rows)).not.toContain(token);
    clock.advance({ days: 6 });
    await readLink(at.platform, token!);
    clock.advance({ days: 1 });
    await expect(readLink(at.platform, token!)).rejects.toThrow('link_over');
  });

  test('is the owner’s to give, never for an e-mail that is taken, and leaves no half of itself', async () => {
    await invite();
    await expect(invite()).rejects.toThrow('email_taken');
    const cashier = await makeStaff(at, owner.businessId, 'cashier');
    const asCashier = inviteStaff(at.platform, cashier, {
      name: 'Ali',
      email: 'x@y.example',
      role: 'owner',
      language: 'tr',
    });
    await expect(asCashier).rejects.toThrow('forbidden');
    const rows = await at.database.asOwner<{ n: number }>(
      `SELECT (SELECT count(*)::int FROM activity_entry WHERE business_id = $1 AND action = 'staff.invite') AS n`,
      [owner.businessId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('lets in again whom the business put out, as new: neither the old password nor the old link opens', async () => {
    const id = await invite();
    const [first] = await tokens();
    await setPassword(first!);
    await disableStaff(at.platform, owner, id);
    const stranger = await makeStaff(at, (await makeBusiness(at)).id, 'owner');
    const person = { name: 'Ece Kaya', email, language: 'tr' } as const;
    await expect(inviteStaff(at.platform, stranger, { ...person, role: 'cashier' })).rejects.toThrow(
      'email_taken',
    );
    expect(await inviteStaff(at.platform, owner, { ...person, role: 'owner' })).toBe(id);
    await expect(signIn()).rejects.toThrow('sign_in_failed');
    await expect(setPassword(first!)).rejects.toThrow('link_over');
    await setPassword((await tokens())[0]!, 'another long phrase');
    expect(await signIn('another long phrase')).toMatchObject({ role: 'owner', staffId: id });
    await expect(invite()).rejects.toThrow('email_taken');
    expect(
      await at.database.asOwner(
        `SELECT action FROM activity_entry WHERE business_id = $1 AND subject_type = 'staff' ORDER BY seq`,
        [owner.businessId],
      ),
    ).toEqual(['invite', 'disable', 'invite'].map((done) => ({ action: `staff.${done}` })));
  });

  test('of somebody else to the same mailbox leaves what the first one did in their name', async () => {
    const id = await invite();
    await tokens();
    await disableStaff(at.platform, owner, id);
    const person = { name: 'Ali İnce', email, role: 'cashier', language: 'tr' } as const;
    const other = await inviteStaff(at.platform, owner, person);
    expect(other).not.toBe(id);
    await setPassword((await tokens())[0]!);
    expect((await signIn()).staffId).toBe(other);
  });

  test('is one of twenty within 24 hours, those to one person again among them, also of many at once', async () => {
    const to = (n: number) =>
      inviteStaff(at.platform, owner, {
        ...{ name: 'Ece Kaya', email: `${n}-${email}`, role: 'cashier', language: 'tr' },
      });
    const one = await to(0);
    await disableStaff(at.platform, owner, one);
    await to(0);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => to(n + 1)));
    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as Error).message] : [],
    );
    expect(refused).toEqual(['too_many_invitations', 'too_many_invitations']);
    const { id } = await makeBusiness(at);
    await inviteStaff(at.platform, await makeStaff(at, id, 'owner'), {
      ...{ name: 'Ece Kaya', email, role: 'cashier', language: 'tr' },
    });
    clock.advance({ days: 1 });
    await to(21);
    // More than are sent at once: the next test's own comes first.
    await at.database.asOwner(`DELETE FROM mail WHERE status = 'pending'`);
  });

  test('that nobody takes up gives its e-mail free once it has run out, and the old business’s link stays over', async () => {
    const id = await invite();
    const [first] = await tokens();
    const other = await makeStaff(at, (await makeBusiness(at)).id, 'owner');
    const fromOther = () =>
      inviteStaff(at.platform, other, {
        ...{ name: 'Ece Kaya', email, role: 'owner', language: 'tr' },
      });
    clock.advance({ days: 6 });
    await expect(fromOther()).rejects.toThrow('email_taken');
    clock.advance({ days: 1 });
    // Its own business asks the same person anew.
    expect(await invite()).toBe(id);
    await expect(fromOther()).rejects.toThrow('email_taken');
    clock.advance({ days: 7 });
    const there = await fromOther();
    await expect(setPassword(first!)).rejects.toThrow('link_over');
    await setPassword((await tokens())[0]!);
    expect(await signIn()).toMatchObject({ businessId: other.businessId, staffId: there });
    clock.advance({ days: 30 });
    await expect(invite()).rejects.toThrow('email_taken');
  });

  test('and whoever was let in is put out again, by the own business alone, never by oneself', async () => {
    const id = await invite();
    await setPassword((await tokens())[0]!);
    const stranger = await makeStaff(at, (await makeBusiness(at)).id, 'owner');
    await expect(disableStaff(at.platform, stranger, id)).rejects.toThrow('not_found');
    await expect(disableStaff(at.platform, owner, owner.actor.id!)).rejects.toThrow('forbidden');
    await signIn();
    await disableStaff(at.platform, owner, id);
    await expect(signIn()).rejects.toThrow('sign_in_failed');
  });
});

describe('a forgotten password', () => {
  beforeEach(async () => {
    await invite();
    await setPassword((await tokens())[0]!);
  });

  test('gets a link for an hour, which also ends a pause after wrong tries', async () => {
    for (let tried = 0; tried < 6; tried += 1) await signIn('wrong').catch(() => undefined);
    await expect(signIn()).rejects.toThrow('sign_in_failed');
    await askNewPassword(at.platform, email.toUpperCase());
    await setPassword((await tokens())[0]!, 'another long phrase');
    await signIn('another long phrase');
  });

  test('the link is over after an hour, and as soon as another has set the password', async () => {
    await askNewPassword(at.platform, email);
    await askNewPassword(at.platform, email);
    const [second, first] = await tokens();
    await setPassword(second!, 'another long phrase');
    await expect(setPassword(first!, 'a third long phrase')).rejects.toThrow('link_over');
    await askNewPassword(at.platform, email);
    clock.advance({ minutes: 61 });
    await expect(setPassword((await tokens())[0]!)).rejects.toThrow('link_over');
  });

  test('three an hour are written, and none to whoever is not known or may not sign in any more', async () => {
    await Promise.all(Array.from({ length: 6 }, () => askNewPassword(at.platform, email)));
    expect(await tokens()).toHaveLength(4);
    await askNewPassword(at.platform, 'nobody@cafe.example');
    await askNewPassword(at.platform, 'not an address');
    await at.database.asOwner('UPDATE account SET disabled_at = created_at');
    clock.advance({ hours: 2 });
    await askNewPassword(at.platform, email);
    expect(await tokens()).toHaveLength(4);
    await at.database.asOwner('UPDATE account SET disabled_at = NULL');
  });

  test('a password that is easily guessed is refused, and the link stays', async () => {
    await askNewPassword(at.platform, email);
    const [token] = await tokens();
    for (const weak of ['short', 'aaaaaaaaaaaaaaa', email, 'x'.repeat(300)])
      await expect(setPassword(token!, weak)).rejects.toThrow('password_weak');
    await setPassword(token!, 'another long phrase');
  });
});
