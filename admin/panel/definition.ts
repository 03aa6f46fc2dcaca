import type { AccountRole } from '../../core/accounts/account.js';
import type { SignInState } from '../../core/accounts/list-staff.js';
import type { PlatformTx, Tx } from '../../core/db/tx.js';
import type { Language } from '../../core/i18n/languages.js';
import type { Platform } from '../../core/platform.js';
import type { Id, PlatformScope, Scope } from '../../core/scope.js';
import type { Column } from './column.js';
import type { Wanted } from './filters.js';

export type Row = { id: Id } & Record<string, string | number | boolean | Date | null>;

export interface ListRequest {
  wanted: Wanted;
  limit: number;
  offset: number;
  sort: { by: string; direction: 'asc' | 'desc' };
}

export interface Listed {
  rows: Row[];
  /** Of all that fit, not of this page; as far as the list is counted. */
  total: number;
}

/** For whom it is read: where a row has words or sums of money, in whose way they are written; the platform's months are those of its zone. */
export interface Reader {
  language: Language;
  platformZone: string;
  /** What becomes of each person's sign-in, for a list that asks for it. */
  signIns: ReadonlyMap<Id, { state: SignInState }>;
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
export interface PanelAction<S = Scope> {
  name: string;
  /** On one record, or on the resource as a whole. */
  on: 'record' | 'resource';
  label: Record<Language, string>;
  /** Said before it is done, where it is not to be done by accident. */
  guard?: Record<Language, string>;
  /** The same of one record, where its numbers say more. */
  effect?: (call: { platform: Platform; scope: S; id: Id; language: Language }) => Promise<Effect>;
  /** Fields of its form, where it has one. */
  fields?: Column[];
  done: Record<Language, string>;
  /** Who is shown it for that record; the use case decides all the same. */
  isFor?: (row: Row, scope: S) => boolean;
  run: (call: {
    platform: Platform;
    scope: S;
    role: AccountRole;
    id: Id | null;
    form: Record<string, unknown>;
  }) => Promise<void>;
}

/** A list of the panel: what it shows and how it is read. */
export interface Definition<Side, S, T> {
  /** Whose rows it holds; it says in what scope, and in what transaction, it can be read at all. */
  side: Side;
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
  list: (scope: S, tx: T, request: ListRequest, reader: Reader) => Promise<Listed>;
  /** Those of the ids that are there, on this side. */
  read: (scope: S, tx: T, ids: Id[], reader: Reader) => Promise<Row[]>;
  /** What happened to one record, on its own page. Throws Refusal `not_found`, `filter_invalid` for a `before` that is none. */
  history?: (scope: S, tx: T, id: Id, asked: Reader & { before: string | null }) => Promise<History>;
  actions?: PanelAction<S>[];
}

/** Of one business, its reader's own. */
export interface BusinessDefinition extends Definition<'business', Scope, Tx> {
  /** It shows sign-ins too, which the staff's role may not read: they are read beforehand, by themselves. */
  showsSignIns?: true;
}
/** Of all businesses and of the platform itself: the CEO's. */
export type PlatformDefinition = Definition<'platform', PlatformScope, PlatformTx>;

export type ResourceDefinition = BusinessDefinition | PlatformDefinition;
