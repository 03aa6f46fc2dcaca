import { signsOf, unitsOf } from './segments.js';
import { transliterateName } from './transliterate.js';

/** The longest that a table of costs knows: sixty signs of two units. */
export const MOST_NAME_UNITS = 120;

export interface NameUnits {
  /** GSM-7 septets, null where it cannot be written so. */
  gsm: number | null;
  /** UCS-2 units. */
  ucs2: number;
  /** GSM-7 septets once transliterated, null where nothing would be left. */
  plain: number | null;
  /** Breaks elsewhere at a segment's end than that many letters would: to be counted by itself. */
  irregular: boolean;
}

/** What a name costs inside an SMS. */
export function nameUnits(name: string): NameUnits {
  const units = unitsOf(signsOf(name));
  const transliterated = transliterateName(name);
  const plain = transliterated === null ? null : unitsOf(signsOf(transliterated)).gsm;
  return { ...units, plain, irregular: isIrregular(name) || (plain ?? 0) > MOST_NAME_UNITS };
}

/** Between letters, as it stands in a text: a mark in front would join what is before it. Hangul may join on either side. */
const isIrregular = (name: string): boolean =>
  signsOf(`a${name}a`).some((sign) => sign.length > 1) || /\p{Script=Hangul}/u.test(name);
