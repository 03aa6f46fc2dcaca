import { plainLetters } from '../letters.js';

/** Signs of GSM-7 that a text keeps; those of its extension table take two septets. */
const KEPT = new Set('ÇÖÜöüÄäßÑñÅåØøÆæÉéàèìòù@£$¥§¡¿¤^{}\\[~]|€ΔΦΓΛΩΠΨΣΘΞ');
const PLAIN = /^[\n !"#$%&'()*+,\-./0-9:;<=>?A-Za-z_]$/;

/** What is written for a sign that GSM-7 lacks. */
const REPLACED: Record<string, string> = {
  ...{
    '’': "'",
    '‘': "'",
    '‛': "'",
    '‚': "'",
    ʻ: "'",
    ʼ: "'",
    ʹ: "'",
    '´': "'",
    '`': "'",
    '′': "'",
    '‹': "'",
    '›': "'",
  },
  ...{ '“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '″': '"' },
  ...{
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '•': '-',
    '‣': '-',
    '·': '-',
    '●': '-',
  },
  ...{
    '…': '...',
    '⁄': '/',
    '∕': '/',
    '÷': '/',
    '×': 'x',
    '✕': 'x',
    '✖': 'x',
    '✗': 'x',
    '±': '+/-',
    '≈': '~',
    '∼': '~',
  },
  ...{
    '≤': '<=',
    '≥': '>=',
    '≠': '!=',
    '→': '->',
    '⇒': '=>',
    '←': '<-',
    '↔': '<->',
    '¦': '|',
    '★': '*',
    '☆': '*',
    '∗': '*',
  },
  ...{ '°': ' deg', ẞ: 'SS', '©': '(c)', '®': '(R)', '‰': '/1000', µ: 'u', μ: 'u', '✓': 'v', '✔': 'v' },
  ...{
    '₺': 'TL',
    '₽': 'RUB',
    '₴': 'UAH',
    '₹': 'INR',
    '₩': 'KRW',
    '₪': 'ILS',
    '₫': 'VND',
    '₼': 'AZN',
    '₾': 'GEL',
  },
  ...{
    '₸': 'KZT',
    '₿': 'BTC',
    '฿': 'THB',
    '₦': 'NGN',
    '₱': 'PHP',
    '₡': 'CRC',
    '₲': 'PYG',
    '₵': 'GHS',
    '¢': 'c',
    '₭': 'LAK',
    '₮': 'MNT',
    '₤': '£',
    '﷼': 'Rial',
    '؋': 'AFN',
  },
  ...{
    '٪': '%',
    '؟': '?',
    '،': ',',
    '؛': ';',
    '٫': '.',
    '٬': ',',
    '。': '.',
    '、': ',',
    '〜': '~',
    '⋯': '...',
  },
  ...{
    '「': '"',
    '」': '"',
    '『': '"',
    '』': '"',
    '⁃': '-',
    '◦': '-',
    '▪': '-',
    '∙': '-',
    '⋅': '-',
    '‧': '-',
  },
  ...{
    '⇔': '<=>',
    '➜': '->',
    '➔': '->',
    '➡': '->',
    '✘': 'x',
    '❌': 'x',
    '√': 'sqrt ',
    '∅': '0',
    '⌀': 'dia. ',
  },
};

/** Text in letters that an SMS carries 160 of (GSM-7, 3GPP TS 23.038): ş to s, ğ to g; a sign that has nothing like it is left out. */
export function transliterate(text: string): string {
  return spelled(text)
    .map((sign) => plainSign(sign) ?? '')
    .join('');
}

/** Letters, digits, currencies and operators that would be left out: without them the text says something else. */
export const lostLetters = (text: string): string[] =>
  spelled(text).filter((sign) => /[\p{L}\p{N}\p{Sc}\u2200-\u22ff]/u.test(sign) && plainSign(sign) === null);

/** A name in such letters, null when none of its own would be left: it is then better written as it is. */
export function transliterateName(name: string): string | null {
  const plain = transliterate(name)
    // GSM-7 has ten capital letters of Greek, of which no name is made.
    .replace(/\p{Script=Greek}/gu, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return plain === '' ? null : plain;
}

/** White space that is no line break, the separators of ASCII, Braille's blank and Hangul's fillers too; U+FEFF is none, whatever JavaScript says. */
export const WHITE = new RegExp(
  `(?![\\n\\ufeff])[\\s\\u0085\\u2800\\u3164\\u115f\\u1160\\uffa0${String.fromCharCode(0x1c, 0x1d, 0x1e, 0x1f)}]`,
  'gu',
);

/** Its signs, with a space for any white space, and what would change its meaning when its parts are joined kept apart. */
const spelled = (text: string): string[] => [
  ...text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(WHITE, ' ')
    // 10² is not 102, and 1½ not 11/2.
    .replace(/(?<=\d)[⁺⁻]?[⁰¹²³⁴-⁹]/gu, (power) => `^${power}`)
    .replace(/(?<=\d) +(?=[°℃℉])/gu, '')
    .replace(/(?<=\d)[¼½¾⅐-⅞]/gu, (part) => ` ${part}`),
];

/** Null for a sign that cannot be written. */
function plainSign(sign: string): string | null {
  if (PLAIN.test(sign) || KEPT.has(sign)) return sign;
  if (Object.hasOwn(REPLACED, sign)) return REPLACED[sign]!;
  const letters = plainLetters(sign) ?? digitOf(sign);
  if (letters !== null) return letters;
  const parts = [...sign.normalize('NFKD').replace(/\p{M}/gu, '')];
  // Of one that is its own decomposition nothing more can be said.
  if (parts.length === 1 && parts[0] === sign) return null;
  const plain = parts.map(plainSign);
  return plain.length > 0 && plain.every((part) => part !== null) ? plain.join('') : null;
}

/** ٥ and ५ are 5: the digits of a script follow each other from its zero. */
function digitOf(sign: string): string | null {
  if (!/^\p{Nd}$/u.test(sign)) return null;
  const code = sign.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
