import { Refusal } from '../errors.js';
import { lostLetters } from '../sms/transliterate.js';
import type { Field, Template } from './personalise.js';

const MOST_SHOWN = 30;

/** The words of other brackets that owners write for a placeholder, in their languages. */
const NAMES = [
  ...[
    'name',
    'first[ _]?name',
    'fname',
    'customer',
    'isim',
    'isminiz',
    'ad',
    'ad[ıi]',
    'ad[ıi]n[ıi]z',
    'ad soyad',
    'müşteri',
    'müşteri ad[ıi]',
  ],
  ...[
    'vorname',
    'kunde',
    'link',
    'url',
    'bağlant[ıi]',
    'baglant[ıi]',
    'code',
    'coupon',
    'kod',
    'kodu',
    'kodunuz',
    'kupon',
    'gutschein',
  ],
].join('|');

/** A brace beside a letter, as in `{ name }`, `{isim}`, `{{name}}` and `{name`; `{0}`; the known words in other brackets; `*|FNAME|*`. */
const LOOKS_LIKE = [
  /[{｛﹛❴]\s*[\p{L}\p{M}_$#][^{}｛｝\n]*[}｝]?/u,
  /[{｛﹛❴]\s*\d+\s*[}｝﹜❵]/u,
  /[\p{L}\p{M}_]\s*[}｝﹜❵]/u,
  new RegExp(`\\[\\s*(?:${NAMES})\\s*\\]|<\\s*(?:${NAMES})\\s*>|%\\s?(?:${NAMES})\\s?%`, 'iu'),
  /\*\|[\p{L}_:]+\|\*/u,
];

/** Letters that no text of ours has. */
const STANDS_FOR: Record<Field, string> = { name: 'ℵ', link: 'ℶ', code: 'ℷ' };

const fieldOf = (letter: string): string =>
  `{${Object.entries(STANDS_FOR).find(([, one]) => one === letter)?.[0] ?? letter}}`;

/**
 * Refuses a text that would not say to guests what its owner meant: something that looks like a placeholder and is none, or, transliterated,
 * letters that would be left out. Throws Refusal `placeholder_unknown`, `letters_lost`.
 */
export function requireReadable({ parts }: Template, { transliterate }: { transliterate: boolean }): void {
  const fields = { name: '{name}', link: '{link}', code: '{code}' };
  // A real placeholder stands for a letter, so that the second pair of braces of {{name}} is seen.
  const text = parts.map((part) => ('text' in part ? part.text : STANDS_FOR[part.field])).join('');
  for (const pattern of LOOKS_LIKE) {
    // İ is no capital of i to a pattern. Both are one character, so the places stay.
    const match = pattern.exec(text.replace(/İ/g, 'I'));
    const found = match && text.slice(match.index, match.index + match[0].length);
    if (found)
      throw new Refusal('placeholder_unknown', {
        ...fields,
        shown: [...found.replace(/[ℵℶℷ]/g, fieldOf)].slice(0, MOST_SHOWN).join(''),
      });
  }
  if (!transliterate) return;
  const lost = new Set(parts.flatMap((part) => ('text' in part ? lostLetters(part.text) : [])));
  if (lost.size > 0) throw new Refusal('letters_lost', { letters: [...lost].slice(0, MOST_SHOWN).join(' ') });
}
