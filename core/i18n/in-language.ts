import type { Language } from './languages.js';

/** An owner's text in the wanted language, else in the business's own, else in any there is. */
export function inLanguage(texts: Partial<Record<string, string>>, wanted: Language, own: Language): string {
  return texts[wanted] ?? texts[own] ?? Object.values(texts).find((text) => text !== undefined) ?? '';
}
