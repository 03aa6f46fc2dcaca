import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import type { Platform } from '../platform.js';
import { UNPROVEN } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { countBytes, requireRoom } from './stored-bytes.js';
import { appendMessages, openMessage, type ChatMessage, type ChatRow } from './chat-message.js';
import {
  openState,
  sealState,
  type Channel,
  type Conversation,
  type Notice,
  type Run,
  type Turn,
} from './conversation.js';

interface TurnRequest {
  /** The conversation's public id. */
  conversation: string;
  /** What the client calls this message: said twice, it is one turn. */
  messageId?: string;
  body: unknown;
  address?: string;
}

export interface TurnResult {
  /** This message was answered before: `incoming` is that one. */
  duplicate: boolean;
  incoming: ChatMessage;
  replies: ChatMessage[];
  notices?: readonly Notice[];
}

/** The places in a turn where a process may die; each must leave it whole or undone. */
export const TURN_STEPS = ['received', 'locked', 'loaded', 'ran', 'saved', 'committed'] as const;
export type TurnStep = (typeof TURN_STEPS)[number];

interface ConversationRow {
  id: Id;
  channel: Channel;
  language: Language;
  guest_id: Id | null;
  state_sealed: Buffer;
  last_seq: number;
  last_message_at: Date;
  finished: boolean;
  answers: number;
  stored_bytes: number;
  business_status: string;
}

/**
 * One message of a guest, one transaction: the conversation's row is locked, a message seen before is recognised, the dialog runs with
 * its replies held back, and state, replies and effects are saved together. Whoever answers the guest does so after it returned.
 * Throws Refusal `not_found`, `business_closed`, `conversation_full`, `address_full`, and whatever the dialog refuses.
 */
export async function takeTurn(
  { db }: Platform,
  scope: Scope,
  request: TurnRequest,
  run: Run,
  onStep: (step: TurnStep) => void = () => undefined,
): Promise<TurnResult> {
  onStep('received');
  const result = await db.inScope(scope, async (tx) => {
    const row = await lockConversation(scope, tx, request.conversation);
    onStep('locked');
    const conversation: Conversation = {
      id: row.id,
      publicId: request.conversation,
      channel: row.channel,
      language: row.language,
      guestId: row.guest_id,
      finished: row.finished,
      address: request.address,
    };
    const seen = request.messageId && (await findTurn(scope, tx, conversation, request.messageId));
    if (seen) return seen;
    if (row.business_status !== 'open') throw new Refusal('business_closed');
    const hasRoom = row.guest_id !== null || (await findRoom(tx, row, request.address));
    const state = openState(tx, row.state_sealed);
    onStep('loaded');
    const turn: Turn = { scope, tx, conversation, state, body: request.body };
    const bodies = hasRoom ? await run(turn) : sayFull(turn);
    onStep('ran');
    const {
      messages: [incoming, ...replies],
      bytes,
    } = await appendMessages(scope, tx, {
      conversation,
      lastSeq: row.last_seq,
      lastAt: row.last_message_at,
      messages: [
        { fromGuest: true, clientId: request.messageId, body: turn.keptBody ?? request.body },
        ...bodies.map((body) => ({ fromGuest: false, body })),
      ],
    });
    const wasUnproven = row.guest_id === null;
    if (wasUnproven)
      countBytes(tx, request.address, conversation.guestId === null ? bytes : -row.stored_bytes);
    const last = replies.at(-1) ?? incoming!;
    await tx.sql(
      `UPDATE conversation SET state_sealed = $3, language = $4, guest_id = $5, last_seq = $6, last_message_at = $7,
         answers = answers + 1, finished_at = CASE WHEN $8 THEN coalesce(finished_at, $9::timestamptz) END,
         hidden_seq = CASE WHEN $10 THEN $11 ELSE hidden_seq END, stored_bytes = stored_bytes + $12
       WHERE business_id = $1 AND id = $2`,
      [
        scope.businessId,
        row.id,
        sealState(tx, state),
        conversation.language,
        conversation.guestId,
        last.seq,
        last.at,
        conversation.finished,
        tx.now,
        conversation.hideEarlier === true,
        row.last_seq,
        bytes,
      ],
    );
    onStep('saved');
    return { duplicate: false, incoming: incoming!, replies, notices: turn.notices };
  });
  onStep('committed');
  return result;
}

/**
 * Whether a guest without a proven phone may have this turn. False for the one turn that says that the chat is full; after it, Refusal
 * `conversation_full`. Throws Refusal `address_full`.
 */
async function findRoom(
  tx: Tx,
  { answers, stored_bytes }: ConversationRow,
  address?: string,
): Promise<boolean> {
  if (answers > UNPROVEN.answers || stored_bytes > UNPROVEN.bytes) throw new Refusal('conversation_full');
  await requireRoom(tx, address);
  return answers < UNPROVEN.answers;
}

/** The guest is told, and what was written is not kept. */
function sayFull(turn: Turn): unknown[] {
  const { language } = turn.conversation;
  turn.keptBody = { type: 'message', text: '…' };
  return [{ type: 'message', text: translate(language, 'error.conversation_full'), locale: language }];
}

async function lockConversation(scope: Scope, tx: Tx, publicId: string): Promise<ConversationRow> {
  const rows = await tx
    .sql<ConversationRow>(
      `SELECT c.id, c.channel, c.language, c.guest_id, c.state_sealed, c.last_seq, c.last_message_at, c.finished_at IS NOT NULL AS finished,
       c.answers, c.stored_bytes,
       b.status AS business_status
     FROM conversation c JOIN business b ON b.business_id = c.business_id
     WHERE c.business_id = $1 AND c.public_id = $2 FOR UPDATE OF c`,
      [scope.businessId, publicId],
    )
    .catch((error: unknown) => {
      throw isLockTimeout(error) ? new Refusal('conversation_busy') : error;
    });
  const [row] = rows;
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Postgres' lock_not_available: another turn holds the row for too long. */
const isLockTimeout = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';

/** The turn that this message had: it, and what answered it up to the next message of the guest. */
async function findTurn(
  scope: Scope,
  tx: Tx,
  { id, publicId }: Conversation,
  clientId: string,
): Promise<TurnResult | null> {
  const rows = await tx.sql<ChatRow>(
    `SELECT seq, from_guest, body_sealed, at FROM chat_message m
     WHERE business_id = $1 AND conversation_id = $2
       AND seq >= (SELECT seq FROM chat_message WHERE business_id = $1 AND conversation_id = $2 AND client_id = $3)
       AND seq < coalesce((SELECT min(n.seq) FROM chat_message n WHERE n.business_id = $1 AND n.conversation_id = $2 AND n.from_guest
         AND n.seq > (SELECT seq FROM chat_message WHERE business_id = $1 AND conversation_id = $2 AND client_id = $3)), 2147483647)
     ORDER BY seq`,
    [scope.businessId, id, clientId],
  );
  const [incoming, ...replies] = rows.map((row) => openMessage(tx, publicId, row));
  return incoming ? { duplicate: true, incoming, replies } : null;
}
