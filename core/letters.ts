/**
 * Latin letters that Unicode does not take apart, as the letters they are written with where they are missing. Lower case; Ə and ə are e, as
 * on a keyboard without them. Letters with marks (ş, ģ, ễ) are not here: their marks come off by NFKD.
 */
const LETTERS: Record<string, string> = {
  ...{
    ı: 'i',
    ȷ: 'j',
    ĸ: 'k',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ħ: 'h',
    ŧ: 't',
    ŋ: 'n',
  },
  ...{
    ə: 'e',
    ǝ: 'e',
    ɛ: 'e',
    ɔ: 'o',
    ɓ: 'b',
    ɗ: 'd',
    ɖ: 'd',
    ƙ: 'k',
    ƴ: 'y',
    ɣ: 'g',
    ƒ: 'f',
    ɩ: 'i',
    ɨ: 'i',
    ʉ: 'u',
  },
  ...{
    ʋ: 'v',
    ɲ: 'n',
    ƣ: 'gh',
    ƶ: 'z',
    ȥ: 'z',
    ƀ: 'b',
    ǥ: 'g',
    ɫ: 'l',
    ƚ: 'l',
    ɵ: 'o',
    ɯ: 'u',
    ŀ: 'l',
    ꝑ: 'p',
  },
};

/** The plain letters of a letter, in its own case; null where the table does not know it. */
export function plainLetters(letter: string): string | null {
  const lower = letter.toLowerCase();
  if (Object.hasOwn(LETTERS, lower) === false) return null;
  const plain = LETTERS[lower]!;
  return lower === letter ? plain : plain[0]!.toUpperCase() + plain.slice(1);
}
