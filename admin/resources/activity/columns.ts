import type { Column } from '../../panel/column.js';
import { ROLE_WORDS, TYPES } from './action-words.js';

export const AT: Column = {
  ...{ name: 'at', of: 'at', filter: 'days', onCard: true },
  label: { tr: 'Ne zaman', en: 'When', de: 'Wann' },
};
export const ACTOR: Column = {
  name: 'actor',
  type: 'string',
  onCard: true,
  label: { tr: 'Kim', en: 'Who', de: 'Wer' },
};
export const REASON: Column = {
  ...{ name: 'reason', of: 'reason', where: ['show'] },
  label: { tr: 'Neden', en: 'Why', de: 'Warum' },
};

/** Of every log, in the order of a list. */
export const WHAT: Column[] = [
  { name: 'what', type: 'string', label: { tr: 'Ne oldu', en: 'What', de: 'Was' } },
  // What core calls it: shown nowhere.
  { name: 'action', of: 'action', where: [], label: { tr: 'İşlem', en: 'Action', de: 'Vorgang' } },
  { name: 'subject', type: 'string', label: { tr: 'Neyde', en: 'On', de: 'Woran' } },
  { name: 'changes', type: 'string', label: { tr: 'Değişen', en: 'Changed', de: 'Geändert' } },
];

/** Said while a log has no entry that is asked for. */
export const EMPTY = {
  tr: 'Değişen her şey burada görünecek: kim, ne zaman, ne yaptı.',
  en: 'Everything that is changed will be here: who did what, and when.',
  de: 'Hier steht bald jede Änderung: wer wann was getan hat.',
};

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
