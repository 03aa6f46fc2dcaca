import type { Language } from '../../core/i18n/languages.js';

/** A sum in the smallest unit of its currency, as it is written in a language. */
export function writeMoney(language: Language, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
