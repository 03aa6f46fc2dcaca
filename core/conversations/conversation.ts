import type { Conversation as ConversationRow } from '../db/entities/conversation.js';
import type { Tx } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import type { Id, Scope } from '../scope.js';

export type Channel = ConversationRow['channel'];

/** What a dialog may know of, and set on, the conversation it runs in. */
export interface Conversation {
  readonly id: Id;
  readonly publicId: string;
  readonly channel: Channel;
  language: Language;
  guestId: Id | null;
  /** The guest holds the gift: the visit is over. */
  finished: boolean;
  /** What was said before this turn was another person's: nobody is shown it again. */
  hideEarlier?: boolean;
  /** The network address of this turn's request, for limits and the consent's evidence. */
  readonly address?: string;
}

export type State = Record<string, unknown>;

/** What operations count of a turn; nothing personal. */
export type Notice = 'new_phone_prefix' | 'code_wait';

/** What a dialog gets: the transaction it acts in, the state it may change, the message it answers (null at the start). */
export interface Turn {
  scope: Scope;
  tx: Tx;
  conversation: Conversation;
  state: State;
  body: unknown;
  /** What is kept of the message instead of its body: a code that a guest types is stored nowhere. */
  keptBody?: unknown;
  /** Counted once the turn is committed. */
  notices?: Notice[];
}

/** Answers a turn with reply bodies in order; changes to the conversation and the state are saved with them. */
export type Run = (turn: Turn) => Promise<unknown[]>;

export const sealState = (tx: Tx, state: State): Buffer =>
  tx.keys.seal('conversation.state', JSON.stringify(state));

export const openState = (tx: Tx, sealed: Buffer): State =>
  JSON.parse(tx.keys.open('conversation.state', sealed)) as State;
