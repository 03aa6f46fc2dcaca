import type { Column } from '../../panel/column.js';
import { ACTION_WORDS, ROLE_WORDS, TYPES } from './action-words.js';

export const AT: Column = {
  ...{ name: 'at', of: 'at', filter: 'days' },
  label: { tr: 'Ne zaman', en: 'When', de: 'Wann' },
};
export const ACTOR: Column = { name: 'actor', type: 'string', label: { tr: 'Kim', en: 'Who', de: 'Wer' } };
export const REASON: Column = {
  ...{ name: 'reason', of: 'reason', where: ['show'] },
  label: { tr: 'Neden', en: 'Why', de: 'Warum' },
};

/** Of every log, in the order of a list. */
export const WHAT: Column[] = [
  {
    ...{ name: 'action', of: 'action', values: ACTION_WORDS },
    label: { tr: 'Ne oldu', en: 'What', de: 'Was' },
  },
  { name: 'subject', type: 'string', label: { tr: 'Neyde', en: 'On', de: 'Woran' } },
  { name: 'changes', type: 'string', label: { tr: 'Değişen', en: 'Changed', de: 'Geändert' } },
];

/** By which every log is filtered, besides its days. */
export const FILTERS: Column[] = [
  {
    ...{ name: 'type', type: 'string', where: ['filter'], filter: 'one_of' },
    label: { tr: 'Konu', en: 'About', de: 'Thema' },
    values: Object.fromEntries(Object.entries(TYPES).map(([name, { label }]) => [name, label])),
  },
  {
    ...{ name: 'role', type: 'string', where: ['filter'], filter: 'one_of', values: ROLE_WORDS },
    label: { tr: 'Görev', en: 'Role', de: 'Rolle' },
  },
];
