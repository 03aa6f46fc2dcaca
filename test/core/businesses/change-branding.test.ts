import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyActivity } from '../../../core/activity-log/verify-activity.js';
import { loadBusiness, type Business } from '../../../core/businesses/business.js';
import { changeBranding } from '../../../core/businesses/change-branding.js';
import { readLogo } from '../../../core/businesses/logo.js';
import { currentConsentText } from '../../../core/guests/consent-text.js';
import type { BrandingChange } from '../../../core/businesses/parse-branding.js';
import { guestScope, type Scope } from '../../../core/scope.js';
import { ceoOf, makeBusiness, makeStaff } from '../../support/make-business.js';
import { picture } from '../../support/picture.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let owner: Scope;
beforeAll(async () => {
  at = await openTestPlatform();
  owner = await makeStaff(at, (await makeBusiness(at)).id, 'owner');
});
afterAll(() => at?.close());

const change = async (wanted: BrandingChange, scope = owner): Promise<void> =>
  (await ceoOf(at)).db.inScope(scope, (tx) => changeBranding(scope, tx, wanted));
const business = (): Promise<Business> => at.platform.db.inScope(owner, (tx) => loadBusiness(owner, tx));
const logged = (): Promise<{ fields: string[] }[]> =>
  at.database.asOwner(
    `SELECT fields FROM activity_entry WHERE business_id = $1 AND action = 'business.branding' ORDER BY seq`,
    [owner.businessId],
  );

test('an owner changes how the page looks; the change is one version on and in the log by its fields', async () => {
  const before = await business();
  await change({
    name: '  Kahve   Durağı Moda ',
    addressLine: 'Moda Cd. 9, Kadıköy',
    brandColour: '#6B3F1D',
    languages: ['tr', 'de'],
    greeting: { tr: ' Bugün taze kavurduk. ', de: '' },
    socialLinks: { instagram: 'instagram.com/kahve', x: '' },
    reviewUrl: 'https://g.page/r/moda/review',
  });
  const after = await business();
  expect(after).toMatchObject({
    name: 'Kahve Durağı Moda',
    addressLine: 'Moda Cd. 9, Kadıköy',
    brandColour: '#6b3f1d',
    languages: ['tr', 'de'],
    greeting: { tr: 'Bugün taze kavurduk.' },
    socialLinks: { instagram: 'https://instagram.com/kahve' },
    reviewUrl: 'https://g.page/r/moda/review',
    version: before.version + 1,
  });
  expect((await logged()).at(-1)?.fields.sort()).toEqual(
    ['addressLine', 'brandColour', 'greeting', 'languages', 'name', 'reviewUrl', 'socialLinks'].sort(),
  );
});

test('what is as it was is no change: neither a version nor a line in the log', async () => {
  const [before, lines] = [await business(), (await logged()).length];
  await change({ name: before.name, brandColour: before.brandColour, languages: before.languages });
  await change({});
  expect(await business()).toEqual(before);
  expect(await logged()).toHaveLength(lines);
  await change({ name: before.name, brandColour: null });
  expect((await logged()).at(-1)).toEqual({ fields: ['brandColour'] });
});

test('a new name is in the consent that is asked for from now on; the old words stay for those who agreed to them', async () => {
  const text = () => at.platform.db.inScope(owner, (tx) => currentConsentText(owner, tx, 'en'));
  const before = await text();
  await change({ name: 'Çınaraltı' });
  const after = await text();
  expect(after.version).toBe(before.version + 1);
  expect(after.body).toBe(before.body.replaceAll('Kahve Durağı Moda', 'Çınaraltı'));
  const kept = await at.database.asOwner('SELECT FROM consent_text WHERE business_id = $1 AND body = $2', [
    owner.businessId,
    before.body,
  ]);
  expect(kept).toHaveLength(1);
});

test('a logo is kept, replaced and taken away; the page knows it by its hash', async () => {
  await change({ logo: picture() });
  const { logoHash } = await business();
  expect(logoHash).toMatch(/^[0-9a-f]{32}$/);
  const read = (hash: string | null) =>
    at.platform.db.inScope(owner, (tx) => readLogo(owner, tx, hash ?? ''));
  expect((await read(logoHash))?.bytes.equals(picture())).toBe(true);
  await change({ logo: picture(80, 60) });
  expect(await read(logoHash)).toBeNull();
  expect((await read((await business()).logoHash))?.mediaType).toBe('image/png');
  await change({ logo: null });
  expect((await business()).logoHash).toBeNull();
  expect(await at.database.asOwner('SELECT FROM business_logo')).toHaveLength(0);
  expect((await logged()).slice(-3)).toEqual([
    { fields: ['logo'] },
    { fields: ['logo'] },
    { fields: ['logo'] },
  ]);
});

test.each<[string, BrandingChange]>([
  ['business_name_invalid', { name: ' ' }],
  ['business_name_invalid', { name: '☕' }],
  ['business_name_invalid', { name: 'Kahve\nDurağı' }],
  ['business_name_invalid', { name: '\u202Eığarud' }],
  ['business_name_invalid', { name: 'ş'.repeat(61) }],
  ['address_invalid', { addressLine: '' }],
  ['colour_invalid', { brandColour: 'red;}body{display:none' }],
  ['colour_invalid', { brandColour: '#fff' }],
  ['languages_invalid', { languages: [] }],
  ['languages_invalid', { languages: ['tr', 'fr'] }],
  ['languages_invalid', { languages: ['tr', 'tr'] }],
  ['languages_invalid', { languages: ['en', 'de'] }],
  ['greeting_invalid', { greeting: { tr: 'a'.repeat(141) } }],
  ['social_link_invalid', { socialLinks: { instagram: 'javascript:alert(1)' } }],
  ['review_link_invalid', { reviewUrl: 'https://evil.example/' }],
  ['logo_invalid', { logo: Buffer.from('<svg/>') }],
])('%s: nothing of a change is kept when a part of it is refused', async (code, part) => {
  const before = await business();
  await expect(change({ addressLine: 'Başka bir yer 1', ...part })).rejects.toMatchObject({ code });
  expect(await business()).toEqual(before);
});

test('no cashier and no guest changes it', async () => {
  const cashier = await makeStaff(at, owner.businessId, 'cashier');
  for (const scope of [cashier, guestScope(owner.businessId)])
    await expect(change({ name: 'Benim' }, scope)).rejects.toMatchObject({ code: 'forbidden' });
});

test("the guests' process cannot write it at all, whatever it asks", async () => {
  await expect(
    at.platform.db.inScope(owner, (tx) => changeBranding(owner, tx, { name: 'Benim' })),
  ).rejects.toMatchObject({ code: '42501' });
});

test('changes at once are all kept, each a version, and the log holds', async () => {
  const before = await business();
  await Promise.all([
    change({ name: 'Bir' }),
    change({ addressLine: 'Yeni Yol 1' }),
    change({ brandColour: '#112233' }),
    change({ reviewUrl: null }),
  ]);
  expect(await business()).toMatchObject({
    name: 'Bir',
    addressLine: 'Yeni Yol 1',
    brandColour: '#112233',
    reviewUrl: null,
    version: before.version + 4,
  });
  const { faults } = await at.platform.db.inScope(owner, (tx) => verifyActivity(owner, tx));
  expect(faults).toEqual([]);
});

test('a hostile link that is in the row already is as good as not set', async () => {
  await at.database.asOwner(
    `UPDATE business SET social_links = $2, review_url = 'javascript:alert(1)' WHERE business_id = $1`,
    [
      owner.businessId,
      { instagram: 'javascript:alert(1)', x: 'https://evil.example/', website: 'kahve.example' },
    ],
  );
  expect(await business()).toMatchObject({
    socialLinks: { website: 'https://kahve.example/' },
    reviewUrl: null,
  });
});
