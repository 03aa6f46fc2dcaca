import { createBusiness, type NewBusiness } from '../../core/businesses/create-business.js';
import { startGift, type GiftDefinition } from '../../core/gifts/gift.js';
import type { Platform } from '../../core/platform.js';
import { systemScope, type Id } from '../../core/scope.js';
import type { TestPlatform } from '../support/test-platform.js';

const GIFT: GiftDefinition = {
  title: { tr: 'Bir filtre kahve', en: 'A filter coffee', de: 'Ein Filterkaffee' },
  terms: { tr: 'Kişi başı bir tane.', en: 'One for each person.', de: 'Einer pro Person.' },
  validDays: 30,
};

const ceos = new WeakMap<TestPlatform, Promise<Platform>>();

/** Only the CEO's role may make a business; the test's own close ends it. */
function asCeo(test: TestPlatform): Promise<Platform> {
  const ceo = ceos.get(test) ?? test.openAnother({ as: 'ceo' });
  ceos.set(test, ceo);
  return ceo;
}

let opened = 0;

/** A business to talk with, and its running gift (null: none yet). */
export async function openCafe(
  test: TestPlatform,
  fields: Partial<NewBusiness> = {},
  gift: GiftDefinition | null = GIFT,
): Promise<Id> {
  const ceo = await asCeo(test);
  opened += 1;
  const id = await createBusiness(ceo, {
    slug: `kahve-duragi-${opened}`,
    name: 'Kahve Durağı',
    country: 'TR',
    region: 'İstanbul',
    city: 'İstanbul',
    addressLine: 'Moda Caddesi 1',
    latitude: null,
    longitude: null,
    timezone: 'Europe/Istanbul',
    language: 'tr',
    languages: ['tr', 'en', 'de'],
    legalName: 'Kahve Durağı Ltd.',
    contactEmail: 'owner@kahve-duragi.example',
    brandColour: null,
    reviewUrl: 'https://g.page/r/kahve-duragi/review',
    reviewRule: 'after_step',
    greeting: {},
    socialLinks: {},
    ...fields,
  });
  if (gift) await ceo.db.inScope(systemScope(id), (tx) => startGift(systemScope(id), tx, gift));
  return id;
}
