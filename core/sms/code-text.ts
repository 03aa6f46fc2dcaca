import type { Config } from '../config.js';
import type { Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import { countryRules } from './countries.js';
import { countSegments } from './segments.js';
import { transliterate } from './transliterate.js';

const LONGEST_NAME = 30;

interface CodeText {
  business: { name: string; slug: string };
  code: string;
  language: Language;
  /** Where the phone is. */
  country: string;
  publicUrl: string;
  provider?: Config['SMS_PROVIDER'];
}

/**
 * The SMS of a code: its purpose, the code, and last the line by which phones offer to fill it in
 * (WICG "Origin-bound one-time codes"). One SMS: the line is left out where it would make two.
 */
export function codeText({ business, code, language, country, publicUrl, provider }: CodeText): string {
  const name =
    transliterate(business.name).trim().slice(0, LONGEST_NAME).trim() || business.slug.slice(0, LONGEST_NAME);
  const text = transliterate(translate(language, 'sms.code', { business: name, code }));
  if (!countryRules(country, provider).autofillLine) return text;
  const withLine = `${text}\n\n@${new URL(publicUrl).hostname} #${code}`;
  return countSegments(withLine) === 1 ? withLine : text;
}
