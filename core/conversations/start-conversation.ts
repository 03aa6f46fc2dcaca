import { Refusal } from '../errors.js';
import type { Language } from '../i18n/languages.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { appendMessages, type ChatMessage } from './chat-message.js';
import { countBytes, requireRoom } from './stored-bytes.js';
import { sealState, type Channel, type Conversation, type Run } from './conversation.js';

interface Start {
  /** Unguessable: whoever holds it, in a signed token, is the conversation's guest. */
  publicId: string;
  channel: Channel;
  language: Language;
  /** Known from a phone proven on this device before. */
  guestId?: Id | null;
  address?: string;
}

export interface Started {
  /** It was there before: nothing was run. */
  duplicate: boolean;
  replies: ChatMessage[];
}

/** Makes a conversation and runs its first turn (body null) in one transaction; a start retried finds it made. Throws Refusal `business_closed`, `address_full`. */
export async function startConversation(
  { db }: Platform,
  scope: Scope,
  start: Start,
  run: Run,
): Promise<Started> {
  return db.inScope(scope, async (tx) => {
    const { status } = await tx.one<{ status: string }>(
      'SELECT status FROM business WHERE business_id = $1',
      [scope.businessId],
    );
    if (status !== 'open') throw new Refusal('business_closed');
    await requireRoom(tx, start.address);
    const [made] = await tx.sql<{ id: Id }>(
      `INSERT INTO conversation (business_id, public_id, channel, language, guest_id, state_sealed, last_seq, last_message_at, answers, created_at)
       VALUES ($1, $2, $3, $4, (SELECT id FROM guest WHERE business_id = $1 AND id = $5 AND erased_at IS NULL), $6, 0, $7, 0, $7)
       ON CONFLICT (business_id, public_id) DO NOTHING RETURNING id`,
      [
        scope.businessId,
        start.publicId,
        start.channel,
        start.language,
        start.guestId ?? null,
        sealState(tx, {}),
        tx.now,
      ],
    );
    if (!made) return { duplicate: true, replies: [] };
    const { guest_id: guestId } = await tx.one<{ guest_id: Id | null }>(
      'SELECT guest_id FROM conversation WHERE business_id = $1 AND id = $2',
      [scope.businessId, made.id],
    );
    const { publicId, channel, language, address } = start;
    const conversation: Conversation = {
      id: made.id,
      publicId,
      channel,
      language,
      guestId,
      finished: false,
      address,
    };
    const state = {};
    const bodies = await run({ scope, tx, conversation, state, body: null });
    const { messages: replies, bytes } = await appendMessages(scope, tx, {
      conversation,
      lastSeq: 0,
      lastAt: tx.now,
      messages: bodies.map((body) => ({ fromGuest: false, body })),
    });
    if (conversation.guestId === null) countBytes(tx, address, bytes);
    await tx.sql(
      `UPDATE conversation SET state_sealed = $3, language = $4, guest_id = $5, last_seq = $6, last_message_at = $7,
         finished_at = CASE WHEN $8 THEN $9::timestamptz END, stored_bytes = $10
       WHERE business_id = $1 AND id = $2`,
      [
        scope.businessId,
        made.id,
        sealState(tx, state),
        conversation.language,
        conversation.guestId,
        replies.length,
        replies.at(-1)?.at ?? tx.now,
        conversation.finished,
        tx.now,
        bytes,
      ],
    );
    return { duplicate: false, replies };
  });
}
