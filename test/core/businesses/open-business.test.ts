import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setPasswordByLink } from '../../../core/accounts/account-link.js';
import { checkSignIn } from '../../../core/accounts/sign-in.js';
import { openBusiness, type Opening } from '../../../core/businesses/open-business.js';
import { runningGift } from '../../../core/gifts/gift.js';
import { sandboxMail } from '../../../core/mail/sandbox-mail.js';
import { sendMails } from '../../../core/mail/send-mails.js';
import { systemScope } from '../../../core/scope.js';
import { readOutbox } from '../../../core/sms/sandbox.js';
import { GIFT } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform({ as: 'ceo' });
});
afterAll(() => at?.close());

let n = 0;
function opening(change: Partial<Opening> = {}): Opening {
  n += 1;
  return {
    ...{ slug: `kahve-${n}`, name: 'Kahve Durağı', country: 'TR', region: 'İstanbul', city: 'Kadıköy' },
    ...{ addressLine: 'Moda Cd. 7', timezone: 'Europe/Istanbul', languages: ['de', 'tr'] },
    ...{ legalName: 'Kahve Ltd. Şti.', contactEmail: `post-${n}@kahve.example`, reviewUrl: null },
    owner: { name: 'Ayşe Yılmaz', email: `owner-${n}@kahve.example` },
    gift: GIFT,
    ...change,
  };
}

const counts = () =>
  at.database.asOwner(
    'SELECT (SELECT count(*)::int FROM business) AS businesses, (SELECT count(*)::int FROM account) AS accounts, (SELECT count(*)::int FROM mail) AS mails',
  );

test('the owner is invited in the business’s first language, chooses a password and can sign in; the gift runs', async () => {
  const wanted = opening();
  const id = await openBusiness(at.platform, wanted);
  const scope = systemScope(id);
  expect((await at.platform.db.inScope(scope, (tx) => runningGift(scope, tx)))?.title).toEqual(GIFT.title);
  const app = await at.openAnother({ as: 'app' });
  await sendMails(app, sandboxMail(app));
  const [mail] = await readOutbox(app, { to: wanted.owner.email });
  expect(mail?.subject).toContain('Anmeldung');
  const token = /\/admin\/link\/([\w-]+)/.exec(mail!.body)![1]!;
  await setPasswordByLink(at.platform, token, 'a long enough phrase');
  const account = await checkSignIn(at.platform, {
    email: wanted.owner.email,
    password: 'a long enough phrase',
  });
  expect([account.role, account.language]).toEqual(['owner', 'de']);
});

test.each<[string, () => Partial<Opening>]>([
  ['slug_taken', () => ({ slug: 'kahve-1' })],
  ['slug_reserved', () => ({ slug: 'admin' })],
  ['slug_invalid', () => ({ slug: 'Ç' })],
  ['email_taken', () => ({ owner: { name: 'Ali Kaya', email: 'owner-1@kahve.example' } })],
  ['email_invalid', () => ({ owner: { name: 'Ali Kaya', email: 'nobody' } })],
  ['email_invalid', () => ({ contactEmail: 'nobody' })],
  ['name_invalid', () => ({ owner: { name: '7', email: 'x@kahve.example' } })],
  ['business_name_invalid', () => ({ name: ' ' })],
  ['address_invalid', () => ({ addressLine: '' })],
  ['languages_invalid', () => ({ languages: ['tr', 'xx'] })],
  ['languages_invalid', () => ({ languages: [] })],
  ['review_link_invalid', () => ({ reviewUrl: 'https://evil.example/' })],
  ['gift_invalid', () => ({ gift: { ...GIFT, validDays: 0 } })],
  ['phone_country', () => ({ country: 'Turkey' })],
])('%s: nothing of it is left', async (code, change) => {
  const before = await counts();
  await expect(openBusiness(at.platform, opening(change()))).rejects.toThrow(code);
  expect(await counts()).toEqual(before);
});
