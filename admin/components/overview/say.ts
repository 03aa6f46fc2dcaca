import type { Language } from '../../../core/i18n/languages.js';
import { overview as de } from '../../../core/i18n/texts/overview.de.js';
import { overview as en } from '../../../core/i18n/texts/overview.en.js';
import { overview as tr } from '../../../core/i18n/texts/overview.tr.js';
import type { TextKey } from '../../../core/i18n/translate.js';
import { writeNumber } from '../../../core/charts/look.js';

const TEXTS: Record<Language, object> = { tr, en, de };

export type OverviewKey = Extract<TextKey, `overview.${string}`>;

/** The language of the page, as the server wrote it. */
export function language(): Language {
  const { lang } = document.documentElement;
  return lang in TEXTS ? (lang as Language) : 'en';
}

/** A text of the overview; numbers among its values are written as the language does. */
export function say(key: OverviewKey, values: Record<string, string | number> = {}): string {
  const [, ...path] = key.split('.');
  const text = path.reduce<unknown>(
    (node, name) => (node as Record<string, unknown>)[name],
    TEXTS[language()],
  );
  return String(text).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]!;
    return typeof value === 'number' ? writeNumber(language(), value) : value;
  });
}
