import { createBusiness, type NewBusiness } from '../../core/businesses/create-business.js';
import { startGift, type GiftDefinition } from '../../core/gifts/gift.js';
import { bookPackage } from '../../core/packages/book-package.js';
import type { Platform } from '../../core/platform.js';
import { staffScope, systemScope, type Id, type Scope } from '../../core/scope.js';
import type { TestPlatform } from './test-platform.js';

export const GIFT: GiftDefinition = {
  title: { tr: 'Bir filtre kahve', en: 'A filter coffee', de: 'Ein Filterkaffee' },
  terms: { tr: 'Kişi başı bir kez.', en: 'Once per person.', de: 'Einmal pro Person.' },
  validDays: 30,
};

let made = 0;

export interface Made extends Partial<NewBusiness> {
  /** Null: none yet. */
  gift?: GiftDefinition | null;
  /** Of its package; none where it is absent. */
  bookedSms?: number;
}

/** A business with a gift, made as the CEO makes one. */
export async function makeBusiness(
  test: TestPlatform,
  { gift = GIFT, bookedSms = 0, ...fields }: Made = {},
): Promise<{ id: Id; slug: string; system: Scope }> {
  const n = (made += 1);
  const ceo = await ceoOf(test);
  const slug = fields.slug ?? `test-kahve-${n}`;
  const id = await createBusiness(ceo, {
    name: 'Kahve Durağı',
    country: 'TR',
    region: 'İstanbul',
    city: 'Kadıköy',
    addressLine: 'Moda Cd. 7, Kadıköy',
    latitude: null,
    longitude: null,
    timezone: 'Europe/Istanbul',
    language: 'tr',
    languages: ['tr', 'en', 'de'],
    legalName: 'Kahve Durağı Ltd. Şti.',
    contactEmail: 'merhaba@kahve-duragi.example',
    brandColour: null,
    reviewUrl: 'https://g.page/r/kahve-duragi/review',
    reviewRule: 'after_step',
    greeting: {},
    socialLinks: {},
    ...fields,
    slug,
  });
  const system = systemScope(id);
  if (gift) await ceo.db.inScope(system, (tx) => startGift(system, tx, gift));
  if (bookedSms > 0)
    await ceo.db.inScope(system, (tx) =>
      bookPackage(system, tx, {
        bookedSms,
        priceMinor: 100_000,
        currency: 'TRY',
        periodMonths: 12,
        renews: false,
        rollsOver: false,
      }),
    );
  return { id, slug, system };
}

/** A cashier or owner of a business. */
export async function makeStaff(
  test: TestPlatform,
  businessId: Id,
  role: 'cashier' | 'owner' = 'cashier',
): Promise<Scope> {
  const ceo = await ceoOf(test);
  const scope = systemScope(businessId);
  const { id } = await ceo.db.inScope(scope, (tx) =>
    tx.one<{ id: Id }>(
      'INSERT INTO staff (business_id, role, name_sealed, created_at) VALUES ($1, $2, $3, $4) RETURNING id',
      [businessId, role, tx.keys.seal('staff.name', 'Deneme'), tx.now],
    ),
  );
  return staffScope(businessId, id, role);
}

const ceos = new WeakMap<TestPlatform, Promise<Platform>>();

/** The platform as the CEO's panel opens it; closed with the test's. */
export function ceoOf(test: TestPlatform): Promise<Platform> {
  const ceo = ceos.get(test) ?? test.openAnother({ as: 'ceo' });
  ceos.set(test, ceo);
  return ceo;
}
