import type { AccountRole } from '../../core/accounts/account.js';
import type { Tx } from '../../core/db/tx.js';
import type { Language } from '../../core/i18n/languages.js';
import type { Platform } from '../../core/platform.js';
import type { Id, Scope } from '../../core/scope.js';
import type { Column } from './column.js';
import type { Wanted } from './filters.js';

export type Row = { id: Id } & Record<string, string | number | boolean | Date | null>;

export interface ListRequest {
  wanted: Wanted;
  limit: number;
  offset: number;
  sort: { by: string; direction: 'asc' | 'desc' };
  /** Of whoever reads it. */
  language: Language;
}

export interface Listed {
  rows: Row[];
  /** Of all that fit, not of this page; as far as the list is counted. */
  total: number;
}

/** What an action is about to do to one record, in sentences, and what its button says: numbers belong there. */
export interface Effect {
  text: string;
  button: string;
}

/** One thing that once happened, told in a sentence. */
export interface HistoryEntry {
  at: Date;
  text: string;
}

export interface History {
  /** Newest first, a page of them. */
  entries: HistoryEntry[];
  /** What to ask with for the page before that; null where there is none. */
  older: string | null;
}

/** A change: it calls a use case of core, which logs it. Throws whatever that refuses. */
export interface PanelAction {
  name: string;
  /** On one record, or on the resource as a whole. */
  on: 'record' | 'resource';
  label: Record<Language, string>;
  /** Said before it is done, where it is not to be done by accident. */
  guard?: Record<Language, string>;
  /** The same of one record, where its numbers say more. */
  effect?(call: { platform: Platform; scope: Scope; id: Id; language: Language }): Promise<Effect>;
  /** Fields of its form, where it has one. */
  fields?: Column[];
  done: Record<Language, string>;
  /** Who is shown it for that record; the use case decides all the same. */
  isFor?(row: Row, scope: Scope): boolean;
  run(call: {
    platform: Platform;
    scope: Scope;
    role: AccountRole;
    id: Id | null;
    form: Record<string, unknown>;
  }): Promise<void>;
}

/** A list of the panel: what it shows and how it is read, always of one business, in a transaction of its scope. */
export interface ResourceDefinition {
  id: string;
  icon: string;
  label: Record<Language, string>;
  /** What will be here, said while there is none. */
  empty?: Record<Language, string>;
  /** The entity whose columns the shown ones are of. */
  entity: new () => object;
  columns: Column[];
  title: string;
  sort: ListRequest['sort'];
  list(scope: Scope, tx: Tx, request: ListRequest): Promise<Listed>;
  /** Those of the ids that are there, in this business. */
  read(scope: Scope, tx: Tx, ids: Id[], language: Language): Promise<Row[]>;
  /** What happened to one record, on its own page. Throws Refusal `not_found`, `filter_invalid` for a `before` that is none. */
  history?(
    scope: Scope,
    tx: Tx,
    id: Id,
    asked: { language: Language; before: string | null },
  ): Promise<History>;
  actions?: PanelAction[];
}
