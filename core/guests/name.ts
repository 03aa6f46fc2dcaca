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
const APOSTROPHE = "['’‘`´ʼ＇′‛՚׳״]";
/** Between letters: dots, middle dots and the word signs of Tibetan and Ethiopic beside them. */
const BETWEEN = `(?:${APOSTROPHE}|[.·‧・･•་፡]|\\p{Pd})`;
const NAME = new RegExp(`^${APOSTROPHE}?${LETTER}(?:${LETTER}| |${BETWEEN})*$`, 'u');
const JOINER_IN_PLACE = new RegExp(`(?<=[${JOINING}\\p{M}])[\u200c\u200d](?=[${JOINING}\\p{M}])`, 'gu');
const LONE_LETTER = new RegExp(`^(?![${ALPHABETS}])${LETTER}$`, 'u');

/** Characters that nobody sees: bidi controls, soft hyphens, fillers, variation selectors; joiners stay where a script reads them. */
function dropInvisible(text: string): string {
  const places = new Set([...text.matchAll(JOINER_IN_PLACE)].map(({ index }) => index));
  return text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, (sign, at: number) =>
    places.has(at) ? sign : '',
  );
}

/**
 * A name as it is kept: one line, no introduction, no invisible characters; letters of any script with the marks that
 * belong to it. Throws Refusal `name_invalid`.
 */
export function parseName(text: string): string {
  const line = dropInvisible(text.normalize('NFC'))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const name = stripIntroduction(line).replace(/[.!,;:?…\s]+$/u, '');
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  const longEnough = letters >= 2 || LONE_LETTER.test(name);
  if (!NAME.test(name) || !longEnough || [...name].length > LONGEST_NAME || /(\p{M})\1/u.test(name))
    throw new Refusal('name_invalid');
  return name;
}
