import { plainLetters } from '../letters.js';

const SHORTEST = 3;
const LONGEST = 8;

/** Letters that were plain before the others of the table were; tokens of names from then are found by it. */
const FIRST_LETTERS = 'ıßæøđłœ';

/** Words as they are compared: case and diacritics gone, and İ, I, ı, i one letter; so `şule` finds `ŞULE`, and `eli` finds `Əli`. */
function foldWords(text: string, plain: (letter: string) => string | null = plainLetters): string[] {
  return [
    ...text
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase(),
  ]
    .map((letter) => plain(letter) ?? letter)
    .join('')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The 3 to 8 letter beginnings of each word; shorter words whole. */
export function nameTokens(name: string): string[] {
  const tokens = foldWords(name).flatMap((word) => {
    const letters = [...word];
    if (letters.length <= SHORTEST) return [word];
    const longest = Math.min(letters.length, LONGEST);
    return Array.from({ length: longest - SHORTEST + 1 }, (_, i) => letters.slice(0, SHORTEST + i).join(''));
  });
  return [...new Set(tokens)];
}

/** The tokens that a search asks for: each of its words, cut to what is indexed. */
export function queryTokens(query: string): string[] {
  return cutWords(foldWords(query));
}

/** The same as they were made before Ə and others were folded; equal to `queryTokens` for most queries. */
export function earlierQueryTokens(query: string): string[] {
  return cutWords(
    foldWords(query, (letter) => (FIRST_LETTERS.includes(letter) ? plainLetters(letter) : null)),
  );
}

const cutWords = (words: string[]): string[] => [
  ...new Set(words.map((word) => [...word].slice(0, LONGEST).join(''))),
];

/** Whether every word of the query begins some word of the name: settles what the cut tokens left open. */
export function nameMatches(name: string, query: string): boolean {
  const words = foldWords(name);
  return foldWords(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
