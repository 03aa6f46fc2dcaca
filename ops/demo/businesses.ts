import type { NewBusiness } from '../../core/businesses/create-business.js';
import type { GiftDefinition } from '../../core/gifts/gift.js';
import { linksOf } from './links-of.js';

export interface DemoBusiness {
  fields: NewBusiness;
  /** Null: opening soon. */
  gift: GiftDefinition | null;
  /** New guests on a usual day. */
  perDay: number;
  /** How it went over the months: the last month's share of the first's. */
  growth: number;
  suspended?: boolean;
}

const TURKISH = {
  country: 'TR',
  timezone: 'Europe/Istanbul',
  language: 'tr',
  languages: ['tr', 'en', 'de'],
} satisfies Partial<NewBusiness>;

type Words = Pick<
  NewBusiness,
  'slug' | 'name' | 'region' | 'city' | 'addressLine' | 'latitude' | 'longitude' | 'brandColour'
>;

function business(
  base: typeof TURKISH | typeof GERMAN,
  words: Words,
  more: Partial<NewBusiness> = {},
): NewBusiness {
  return {
    ...base,
    ...words,
    languages: [...base.languages],
    legalName: `${words.name} ${base.country === 'TR' ? 'Ltd. Şti.' : 'GmbH'}`,
    contactEmail: `merhaba@${words.slug}.example`,
    reviewUrl: `https://search.google.com/local/writereview?placeid=demo-${words.slug}`,
    reviewRule: 'after_step',
    greeting: {},
    socialLinks: {},
    ...more,
  };
}

const GERMAN = {
  country: 'DE',
  timezone: 'Europe/Berlin',
  language: 'de',
  languages: ['de', 'en', 'tr'],
} satisfies Partial<NewBusiness>;

const till = (tr: string, en: string, de: string) => ({ tr, en, de });

export const DEMO_BUSINESSES: DemoBusiness[] = [
  {
    fields: business(
      TURKISH,
      {
        slug: 'kahve-duragi',
        name: 'Kahve Durağı',
        region: 'İstanbul',
        city: 'Kadıköy',
        addressLine: 'Moda Cad. 42, Kadıköy, İstanbul',
        latitude: 40.9819,
        longitude: 29.0257,
        brandColour: '#6b3f1d',
      },
      {
        socialLinks: linksOf('kahveduragi', 'instagram', 'tiktok', 'website'),
        greeting: { tr: 'Bugün taze kavurduk.', en: 'Freshly roasted today.', de: 'Heute frisch geröstet.' },
      },
    ),
    gift: {
      title: till('Bir filtre kahve bizden', 'A filter coffee on us', 'Ein Filterkaffee aufs Haus'),
      terms: till(
        'Bir alışverişte, kişi başı bir kez. Kasada gösterin.',
        'With any purchase, once per person. Show it at the till.',
        'Bei einem Einkauf, einmal pro Person. An der Kasse zeigen.',
      ),
      validDays: 30,
    },
    perDay: 3.2,
    growth: 1.6,
  },
  {
    fields: business(
      TURKISH,
      {
        slug: 'berber-cem',
        name: 'Berber Cem',
        region: 'Ankara',
        city: 'Çankaya',
        addressLine: 'Tunalı Hilmi Cad. 88, Çankaya, Ankara',
        latitude: 39.9062,
        longitude: 32.8604,
        brandColour: '#1b3a5c',
      },
      {
        reviewRule: 'feedback',
        socialLinks: linksOf('berbercem', 'instagram', 'youtube'),
      },
    ),
    gift: {
      title: till('Saç kesiminde %20 indirim', '20 % off a haircut', '20 % auf einen Haarschnitt'),
      terms: till(
        'Hafta içi geçerlidir, kişi başı bir kez.',
        'On weekdays, once per person.',
        'Wochentags, einmal pro Person.',
      ),
      validDays: 45,
    },
    perDay: 1.1,
    growth: 1,
  },
  {
    fields: business(
      TURKISH,
      {
        slug: 'zeytin-lokantasi',
        name: 'Zeytin Lokantası',
        region: 'İzmir',
        city: 'Alsancak',
        addressLine: 'Kıbrıs Şehitleri Cad. 117, Alsancak, İzmir',
        latitude: 38.4381,
        longitude: 27.1437,
        brandColour: '#4f6b1f',
      },
      {
        socialLinks: linksOf('zeytinlokantasi', 'instagram', 'facebook'),
      },
    ),
    gift: {
      title: till('Günün tatlısı ikramımız', 'Dessert of the day on us', 'Dessert des Tages geschenkt'),
      terms: till(
        'Ana yemekle, kişi başı bir kez.',
        'With a main course, once per person.',
        'Zu einem Hauptgericht, einmal pro Person.',
      ),
      validDays: 30,
    },
    perDay: 2.1,
    growth: 1.3,
  },
  {
    fields: business(
      TURKISH,
      {
        slug: 'gul-pastanesi',
        name: 'Gül Pastanesi',
        region: 'Bursa',
        city: 'Nilüfer',
        addressLine: 'FSM Bulvarı 15, Nilüfer, Bursa',
        latitude: 40.2147,
        longitude: 28.9841,
        brandColour: '#9d2b53',
      },
      {
        socialLinks: linksOf('gulpastanesi', 'instagram', 'x'),
      },
    ),
    gift: {
      title: till('İki kişilik çay bizden', 'Tea for two on us', 'Tee für zwei aufs Haus'),
      terms: till(
        'Bir dilim pasta ile, kişi başı bir kez.',
        'With a slice of cake, once per person.',
        'Zu einem Stück Torte, einmal pro Person.',
      ),
      validDays: 21,
    },
    perDay: 1.4,
    growth: 0.7,
  },
  {
    fields: business(TURKISH, {
      slug: 'deniz-balik',
      name: 'Deniz Balık Evi',
      region: 'Antalya',
      city: 'Kaleiçi',
      addressLine: 'Hesapçı Sk. 9, Kaleiçi, Antalya',
      latitude: 36.8841,
      longitude: 30.7056,
      brandColour: '#0b5d7a',
    }),
    gift: {
      title: till('Mezelerde %15 indirim', '15 % off starters', '15 % auf Vorspeisen'),
      terms: till('Kişi başı bir kez.', 'Once per person.', 'Einmal pro Person.'),
      validDays: 60,
    },
    perDay: 1.5,
    growth: 0.9,
  },
  {
    fields: business(
      GERMAN,
      {
        slug: 'cafe-linde',
        name: 'Café Linde',
        region: 'Berlin',
        city: 'Kreuzberg',
        addressLine: 'Oranienstraße 24, 10999 Berlin',
        latitude: 52.5006,
        longitude: 13.4206,
        brandColour: '#7a4b12',
      },
      {
        socialLinks: linksOf('cafelinde', 'instagram', 'facebook', 'website'),
      },
    ),
    gift: {
      title: till('Bir espresso bizden', 'An espresso on us', 'Ein Espresso aufs Haus'),
      terms: till('Kişi başı bir kez.', 'Once per person.', 'Einmal pro Person.'),
      validDays: 30,
    },
    perDay: 1.2,
    growth: 1.9,
  },
  {
    fields: business(TURKISH, {
      slug: 'basak-firin',
      name: 'Başak Fırın',
      region: 'Eskişehir',
      city: 'Odunpazarı',
      addressLine: 'Atatürk Bulvarı 3, Odunpazarı, Eskişehir',
      latitude: 39.7667,
      longitude: 30.5256,
      brandColour: '#8a5a14',
    }),
    gift: null,
    perDay: 0,
    growth: 1,
  },
  {
    fields: business(TURKISH, {
      slug: 'mavi-kafe',
      name: 'Mavi Kafe',
      region: 'Trabzon',
      city: 'Ortahisar',
      addressLine: 'Uzun Sk. 61, Ortahisar, Trabzon',
      latitude: 41.0053,
      longitude: 39.7267,
      brandColour: '#1f5fa8',
    }),
    gift: {
      title: till('Bir limonata bizden', 'A lemonade on us', 'Eine Limonade aufs Haus'),
      terms: till('Kişi başı bir kez.', 'Once per person.', 'Einmal pro Person.'),
      validDays: 30,
    },
    perDay: 0.8,
    growth: 0.4,
    suspended: true,
  },
];
