import type { Language } from '../../core/i18n/languages.js';
import { minorDigits } from '../../core/packages/minor-digits.js';

/** A sum in the smallest unit of its currency, as it is written in a language. */
export function writeMoney(language: Language, minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  });
  return format.format(minor / 10 ** digits);
}
