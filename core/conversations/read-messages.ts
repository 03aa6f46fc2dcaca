import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { UNPROVEN } from '../rules.js';
import type { Language } from '../i18n/languages.js';
import { openMessage, type ChatMessage, type ChatRow } from './chat-message.js';

/** The conversation's messages after a watermark, oldest first. */
export async function readMessages(
  { db }: Platform,
  scope: Scope,
  publicId: string,
  afterSeq: number,
  limit = 200,
): Promise<ChatMessage[]> {
  return db.inScope(scope, async (tx) => {
    const rows = await tx.sql<ChatRow>(
      `SELECT m.seq, m.from_guest, m.body_sealed, m.at FROM chat_message m
       JOIN conversation c ON c.business_id = m.business_id AND c.id = m.conversation_id
       WHERE m.business_id = $1 AND c.public_id = $2 AND m.seq > greatest($3, c.hidden_seq) ORDER BY m.seq LIMIT $4`,
      [scope.businessId, publicId, afterSeq, limit],
    );
    return rows.map((row) => openMessage(tx, publicId, row));
  });
}

export interface FoundConversation {
  id: Id;
  language: Language;
  guestId: Id | null;
  lastSeq: number;
  lastMessageAt: Date;
  finishedAt: Date | null;
  /** No phone was proven in it, and it takes no more answers. */
  full: boolean;
}

/** What is known of a conversation without opening it; null when there is none. */
export async function findConversation(
  { db }: Platform,
  scope: Scope,
  publicId: string,
): Promise<FoundConversation | null> {
  return db.inScope(scope, async (tx) => {
    const [row] = await tx.sql<FoundConversation>(
      `SELECT id, language, guest_id AS "guestId", last_seq AS "lastSeq", last_message_at AS "lastMessageAt", finished_at AS "finishedAt",
         guest_id IS NULL AND (answers >= $3 OR stored_bytes > $4) AS full
       FROM conversation WHERE business_id = $1 AND public_id = $2`,
      [scope.businessId, publicId, UNPROVEN.answers, UNPROVEN.bytes],
    );
    return row ?? null;
  });
}
