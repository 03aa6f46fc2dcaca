import type { Language } from '../../core/i18n/languages.js';
import type { Random } from './random.js';

const TURKISH = {
  first: [
    'Ayşe',
    'Fatma',
    'Zeynep',
    'Elif',
    'Şule',
    'Çiğdem',
    'Gülşen',
    'İpek',
    'Özge',
    'Nur',
    'Mehmet',
    'Mustafa',
    'Ahmet',
    'Ali',
    'Hüseyin',
    'Emre',
    'Oğuz',
    'Çağrı',
    'Uğur',
    'Can',
    'İsmail',
    'Burak',
    'Deniz',
    'Ece',
    'Melis',
    'Kerem',
  ],
  last: [
    'Yılmaz',
    'Kaya',
    'Demir',
    'Şahin',
    'Çelik',
    'Yıldız',
    'Öztürk',
    'Aydın',
    'Arslan',
    'Doğan',
    'Kılıç',
    'Aslan',
    'Çetin',
    'Kara',
    'Koç',
    'Kurt',
    'Özdemir',
    'Şimşek',
    'Polat',
    'Güneş',
    'Işık',
    'Ünal',
  ],
};
const GERMAN = {
  first: [
    'Anna',
    'Jürgen',
    'Sophie',
    'Lukas',
    'Käthe',
    'Jonas',
    'Lena',
    'Björn',
    'Mia',
    'Felix',
    'Emine',
    'Paul',
  ],
  last: ['Müller', 'Schmidt', 'Weiß', 'Fischer', 'Schäfer', 'Koch', 'Krüger', 'Yıldırım', 'Vogel', 'Groß'],
};
const ENGLISH = {
  first: ['Emma', 'Oliver', 'Grace', 'Harry', 'Amelia', 'Jack'],
  last: ['Smith', 'Jones', 'Taylor', 'Brown', 'Walker', "O'Neill"],
};

export interface Person {
  name: string;
  /** E.164. */
  phone: string;
  language: Language;
}

/** The n-th guest of a business: nobody real, each number its own. */
export function makePerson(random: Random, country: string, business: number, n: number): Person {
  const serial = String(business * 10_000 + n).padStart(6, '0');
  const local = country === 'DE' ? 0.75 : 0.85;
  if (random.chance(local)) {
    const words = country === 'DE' ? GERMAN : TURKISH;
    const phone = country === 'DE' ? `+49151${`23${serial}`}` : `+90555${`0${serial}`}`;
    return { name: nameOf(random, words), phone, language: country === 'DE' ? 'de' : 'tr' };
  }
  if (random.chance(0.5)) return { name: nameOf(random, ENGLISH), phone: `+447911${serial}`, language: 'en' };
  const german = country !== 'DE';
  return german
    ? { name: nameOf(random, GERMAN), phone: `+4915123${serial}`, language: 'de' }
    : { name: nameOf(random, TURKISH), phone: `+905550${serial}`, language: 'tr' };
}

function nameOf(random: Random, { first, last }: typeof TURKISH): string {
  const given = random.pick(first);
  return random.chance(0.55) ? given : `${given} ${random.pick(last)}`;
}
