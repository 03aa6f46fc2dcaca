const SHORTEST = 3;
const LONGEST = 8;

const LETTERS: Record<string, string> = { ı: 'i', ß: 'ss', æ: 'ae', ø: 'o', đ: 'd', ł: 'l', œ: 'oe' };

/** Words as they are compared: case and diacritics gone, and İ, I, ı, i one letter; so `şule` finds `ŞULE`. */
function foldWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[ıßæøđłœ]/g, (letter) => LETTERS[letter]!)
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
  return [...new Set(foldWords(query).map((word) => [...word].slice(0, LONGEST).join('')))];
}

/** Whether every word of the query begins some word of the name: settles what the cut tokens left open. */
export function nameMatches(name: string, query: string): boolean {
  const words = foldWords(name);
  return foldWords(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
