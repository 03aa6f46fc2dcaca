import { Refusal } from '../errors.js';
import { stripIntroduction } from './strip-introduction.js';

/** In signs. */
export const LONGEST_NAME = 60;

const scripts = (names: string): string =>
  names
    .split(' ')
    .map((name) => `\\p{Script=${name}}`)
    .join('');

/** Scripts whose letters take accents only; all others build syllables of a letter and several marks. */
const SIMPLE = scripts(
  'Latin Greek Cyrillic Armenian Georgian Han Hangul Hiragana Katakana Bopomofo Cherokee',
);
/** Scripts in which a letter alone is no name. */
const ALPHABETS = scripts('Latin Greek Cyrillic Armenian Georgian Arabic Hebrew Syriac Cherokee');
/** Scripts in which ZWNJ and ZWJ change what is read. */
const JOINING = scripts(
  'Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Myanmar Khmer',
);
/** A letter with the marks of its script: two accents at most, or what a syllable needs (Burmese has up to seven). */
const LETTER = `(?:(?=[${SIMPLE}])\\p{L}(?:(?=[\\p{Script=Inherited}\\p{Script=Cyrillic}])\\p{M}){0,2}|(?![${SIMPLE}])\\p{L}(?:\\p{M}|[\u200c\u200d](?=[\\p{L}\\p{M}])){0,9})`;
const APOSTROPHE = "['’‘`´᾽ʼ＇′‛՚׳״]";
/** Between letters: dots, middle dots, the word signs of Tibetan and Ethiopic, the minus and equals signs that stand for hyphens, the slash of `a/l` and `ወ/ሮ`. */
const BETWEEN = `(?:${APOSTROPHE}|[.·‧・･•་፡−＝]|\\p{Pd}|(?<=(?:^| )\\p{L})/(?=\\p{L}(?: |$)))`;
const NAME = new RegExp(`^${APOSTROPHE}?${LETTER}(?:${LETTER}| |${BETWEEN})*$`, 'u');
const JOINER_IN_PLACE = new RegExp(`(?<=[${JOINING}\\p{M}])[\u200c\u200d](?=[${JOINING}\\p{M}])`, 'gu');
const LONE_LETTER = new RegExp(`^(?![${ALPHABETS}])${LETTER}$`, 'u');
/** Parts of Korean syllables, as in ㅋㅋ (laughter), and letters that only modify others. */
const NO_LETTER_ALONE = /[\p{Lm}\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff]/gu;
/** Forms of letters that Unicode keeps for other encodings or for mathematics: 𝓢, ﷴ, fullwidth and halfwidth letters, Ⓢ, ŀ. */
const LETTER_FORM =
  /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uff1c\uff1e-\uff9f\u{1d400}-\u{1d7ff}\u2460-\u24ff\u2100-\u214fĿŀ]/gu;
/** Malayalam's final consonants as they were written with ZWJ before they had letters of their own. */
const CHILLUS: Record<string, string> = { ണ: 'ൺ', ന: 'ൻ', ര: 'ർ', ല: 'ൽ', ള: 'ൾ', ക: 'ൿ' };
/** Phones make links of these in an SMS, so a name must not be one. "Md.Rahim" and "DR.ALİ" are none. */
const ADDRESS = /\p{L}{2}\.\p{Ll}{2}|(?:^|\P{L})\p{L}\.(?:com?|gg|io|ly|me|tv)(?!\p{L})/u;
const ADDRESS_IN_CAPITALS =
  /(?:^|\P{L})www\.|\p{L}{2}\.(?:(?:com|net|org|info|biz|edu|gov|app|dev|xyz|shop|site|online|link|io|co|me|ly|tr|de|at|ch|eu|uk|us|ru|istanbul|berlin)(?!\p{L}))/iu;

/** Characters that nobody sees: bidi controls, soft hyphens, fillers, Braille's blank, variation selectors; joiners stay where a script reads them. */
function dropInvisible(text: string): string {
  const places = new Set([...text.matchAll(JOINER_IN_PLACE)].map(({ index }) => index));
  return text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, (sign, at: number) =>
    places.has(at) ? sign : '',
  );
}

/** The text with letters that every phone shows and every search finds. */
const plainForms = (text: string): string =>
  text
    .replace(LETTER_FORM, (form) => form.normalize('NFKC'))
    .normalize('NFC')
    .replace(/([ണനരലളക])\u0d4d\u200d/gu, (_, letter: string) => CHILLUS[letter]!);

/**
 * A name as it is kept: one line, no introduction, no invisible characters; letters of any script with the marks that
 * belong to it. Throws Refusal `name_invalid`.
 */
export function parseName(text: string): string {
  const line = dropInvisible(plainForms(text))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const name = stripIntroduction(line).replace(/[\p{Terminal_Punctuation}\u055b\u055c\u055e…\s]+$/u, '');
  const letters = name.replace(NO_LETTER_ALONE, '').match(/\p{L}/gu)?.length ?? 0;
  const longEnough = letters >= 2 || (letters === 1 && LONE_LETTER.test(name));
  const isAddress = ADDRESS.test(name) || ADDRESS_IN_CAPITALS.test(name);
  if (!NAME.test(name) || !longEnough || isAddress || /(\p{M})\1/u.test(name))
    throw new Refusal('name_invalid');
  if ([...name].length > LONGEST_NAME) throw new Refusal('name_invalid');
  return name;
}
