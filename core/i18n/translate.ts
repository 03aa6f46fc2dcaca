import i18next from 'i18next';
import type { Language } from './languages.js';
import { de } from './texts/de.js';
import { en, type Texts } from './texts/en.js';
import { tr } from './texts/tr.js';

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

export type TextKey = Leaves<Texts>;
export type TextArgs = Record<string, string | number>;

/** Loudly: a sentence with a hole in it must fail a test, never reach a guest. */
function refuseHole(what: string): never {
  throw new Error(`i18n: ${what}`);
}

const texts = i18next.createInstance();
void texts.init({
  initAsync: false,
  fallbackLng: false,
  resources: { tr: { translation: tr }, en: { translation: en }, de: { translation: de } },
  // Values come from guests and owners: they are shown as they are, never read as a template of ours.
  interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
  parseMissingKeyHandler: (key) => refuseHole(`no text for ${key}`),
  missingInterpolationHandler: (_text: string, match: RegExpExecArray) =>
    refuseHole(`no value for ${match[0]}`),
});

/** The text of a key in a language, its `{placeholders}` filled. Throws when the key or a value is missing. */
export function translate(language: Language, key: TextKey, args: TextArgs = {}): string {
  return texts.t(key, { ...args, lng: language }) as string;
}
