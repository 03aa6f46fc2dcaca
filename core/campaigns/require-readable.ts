import { Refusal } from '../errors.js';
import { lostLetters } from '../sms/transliterate.js';
import type { Template } from './personalise.js';

const MOST_SHOWN = 30;

/** The words of other brackets that owners write for a placeholder, in their languages. */
const NAMES = 'name|isim|ad|adı|adi|vorname|link|bağlantı|baglanti|code|kod';

/** A brace beside a letter, as in `{ name }`, `{isim}`, `{{name}}` and `{name`; and the known words in other brackets. */
const LOOKS_LIKE = [
  /[{｛]\s*[\p{L}\p{M}_$#][^{}｛｝\n]*[}｝]?/u,
  /[\p{L}\p{M}_]\s*[}｝]/u,
  new RegExp(`\\[\\s*(?:${NAMES})\\s*\\]|<\\s*(?:${NAMES})\\s*>|%\\s?(?:${NAMES})\\s?%`, 'iu'),
];

/**
 * Refuses a text that would not say to guests what its owner meant: something that looks like a placeholder and is none, or, transliterated,
 * letters that would be left out. Throws Refusal `placeholder_unknown`, `letters_lost`.
 */
export function requireReadable({ parts }: Template, { transliterate }: { transliterate: boolean }): void {
  const fields = { name: '{name}', link: '{link}', code: '{code}' };
  // A real placeholder stands for a letter, so that the second pair of braces of {{name}} is seen.
  const text = parts.map((part) => ('text' in part ? part.text : 'x')).join('');
  for (const pattern of LOOKS_LIKE) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined)
      throw new Refusal('placeholder_unknown', {
        ...fields,
        shown: [...found].slice(0, MOST_SHOWN).join(''),
      });
  }
  if (!transliterate) return;
  const lost = new Set(parts.flatMap((part) => ('text' in part ? lostLetters(part.text) : [])));
  if (lost.size > 0) throw new Refusal('letters_lost', { letters: [...lost].slice(0, MOST_SHOWN).join(' ') });
}
