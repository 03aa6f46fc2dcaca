import fc from 'fast-check';
import { parseName } from '../../core/guests/name.js';

const LETTERS = [...'aeimnrşıİğüöçŞÇßéàñæøÅΔΦжЖиёΑωעאمحمد李王김각가ก็ำनिक्षﬃǅĳ𝒜𐐷𠀀'];
const MARKS = ['\u0301', '\u0308', '\u0327', '\u093f', '\u0e33', '\u1161', '\u11a8', '\uff9e', '\ufe0f'];
const BETWEEN = [' ', '.', "'", '’', '-'];

const sign = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: fc.constantFrom(...BETWEEN) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);

const accepted = (text: string): string | null => {
  try {
    return parseName(text);
  } catch {
    return null;
  }
};

/** Any name that a guest could give, in every script and with every mark that is let through. */
export const anyName: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(sign, { minLength: 1, maxLength: 60 }).map((signs) => signs.join('')),
    fc.array(fc.constantFrom(...'aeşnıЖ '), { minLength: 2, maxLength: 60 }).map((signs) => signs.join('')),
  )
  .map(accepted)
  .filter((name) => name !== null);
