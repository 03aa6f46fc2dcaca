import type { Language } from '../../core/i18n/languages.js';

/** How a column is filtered: by one of its values, by a stretch of days, or by words that the resource itself understands. */
export type FilterKind = 'one_of' | 'days' | 'words';

/** How a state is meant: done or well, waiting, gone wrong, over. */
export type Tone = 'good' | 'waiting' | 'bad' | 'over';

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
  /** Of which values a badge is made, and of what colour; one without is plain words. */
  tones?: Record<string, Tone>;
  /** One of the two facts on a phone's card. Without any these are the first two beside the title. */
  onCard?: boolean;
  /** A number or the like that is not broken over two lines. */
  whole?: boolean;
  /** A moment of which only its day matters. */
  dayOnly?: boolean;
  /** In a form: it may stay empty. */
  optional?: boolean;
  /** In a form: a text of several lines. */
  long?: boolean;
  sortable?: boolean;
}

/** What the browser is told of a column beyond what AdminJS tells it. */
export type ShownColumn = Pick<Column, 'filter' | 'tones' | 'onCard' | 'dayOnly' | 'whole'>;
