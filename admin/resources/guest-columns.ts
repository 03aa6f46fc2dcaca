import { translate } from '../../core/i18n/translate.js';
import type { Language } from '../../core/i18n/languages.js';
import type { Column } from '../panel/column.js';

/** Columns of lists in which each row is about a guest. */
export const NAME: Column = {
  ...{ name: 'name', type: 'string' },
  label: { tr: 'İsim', en: 'Name', de: 'Name' },
};
export const PHONE: Column = {
  ...{ name: 'phone', type: 'string', whole: true },
  label: { tr: 'Telefon', en: 'Phone', de: 'Telefon' },
};
export const WORDS: Column = {
  ...{ name: 'words', type: 'string', where: ['filter'], filter: 'words' },
  label: { tr: 'İsim ya da telefon', en: 'Name or phone', de: 'Name oder Telefon' },
};

/** A guest's name; where there is no guest, as for a code, the masked number; and that somebody was erased. */
export function shownName(
  language: Language,
  { name, phone }: { name: string | null; phone: string | null },
) {
  return name ?? phone ?? translate(language, 'lists.erased');
}
