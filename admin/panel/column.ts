import type { Language } from '../../core/i18n/languages.js';

/** How a column is filtered: by one of its values, by a stretch of days, or by words that the resource itself understands. */
export type FilterKind = 'one_of' | 'days' | 'words';

/** What a resource shows. A field that is not among a resource's columns is in no answer. */
export interface Column {
  name: string;
  /** Of a field that is made up; of one that is a column the entity says it. */
  type?: 'string' | 'number' | 'boolean' | 'datetime';
  label: Record<Language, string>;
  /** The column of the entity that it is, where it is one: then AdminJS' adapter says of what type. */
  of?: string;
  /** In lists, on a record's own page, or only as a filter. */
  where?: ('list' | 'show' | 'filter')[];
  filter?: FilterKind;
  /** What it can be, with its words. */
  values?: Record<string, Record<Language, string>>;
  sortable?: boolean;
}
