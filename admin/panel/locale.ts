import type { Locale } from 'adminjs';
import type { Language } from '../../core/i18n/languages.js';
import { RESOURCES } from '../resources/all.js';
import { FRAME_TEXTS } from './frame-texts.js';
import { HISTORY_COLUMN } from './history.js';

/** All words that AdminJS shows, in one language: its frame's and those that the resources bring. */
export function localeOf(language: Language): Locale {
  const resources = Object.fromEntries(
    RESOURCES.map(({ id, label, columns, empty, actions = [] }) => {
      const fields = [HISTORY_COLUMN, ...columns, ...actions.flatMap(({ fields = [] }) => fields)];
      const messages = actions.flatMap(({ name, guard }) =>
        guard ? [[`${name}_guard`, guard[language]]] : [],
      );
      return [
        id,
        {
          properties: Object.fromEntries(fields.map((field) => [field.name, field.label[language]])),
          // The title of a list is what it lists.
          actions: {
            list: label[language],
            ...Object.fromEntries(actions.map((action) => [action.name, action.label[language]])),
          },
          messages: { ...Object.fromEntries(messages), ...(empty && { noRecords: empty[language] }) },
        },
      ];
    }),
  );
  const labels = Object.fromEntries(RESOURCES.map(({ id, label }) => [id, label[language]]));
  const texts = FRAME_TEXTS[language];
  return {
    language,
    availableLanguages: [language],
    // Words of a person are shown by React, which escapes them itself.
    interpolation: { escapeValue: false },
    translations: { [language]: { ...texts, labels: { ...texts.labels, ...labels }, resources } },
  };
}
