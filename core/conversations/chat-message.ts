import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { turnBytes } from './stored-bytes.js';

/** One message of a conversation. `seq` counts from 1 without gaps; `at` rises strictly with it. */
export interface ChatMessage {
  seq: number;
  id: string;
  at: Date;
  fromGuest: boolean;
  body: unknown;
}

export interface ChatRow {
  seq: number;
  from_guest: boolean;
  body_sealed: Buffer;
  at: Date;
}

/** What a channel calls a message: readable back to its place. */
export const messageId = (publicId: string, seq: number): string =>
  `${publicId}|${String(seq).padStart(7, '0')}`;

export const openMessage = (tx: Tx, publicId: string, row: ChatRow): ChatMessage => ({
  seq: row.seq,
  id: messageId(publicId, row.seq),
  at: row.at,
  fromGuest: row.from_guest,
  body: JSON.parse(tx.keys.open('chat.body', row.body_sealed)) as unknown,
});

interface NewMessages {
  conversation: { id: Id; publicId: string };
  lastSeq: number;
  lastAt: Date;
  messages: { fromGuest: boolean; clientId?: string; body: unknown }[];
}

/** Appends messages in order, each at least a millisecond after the one before. Returns them, and the bytes that this turn stores. */
export async function appendMessages(
  scope: Scope,
  tx: Tx,
  { conversation, lastSeq, lastAt, messages }: NewMessages,
): Promise<{ messages: ChatMessage[]; bytes: number }> {
  const first = Math.max(tx.now.getTime(), lastAt.getTime() + 1);
  const rows = messages.map((message, i) => ({ ...message, seq: lastSeq + 1 + i, at: new Date(first + i) }));
  const sealed = rows.map((row) => tx.keys.seal('chat.body', JSON.stringify(row.body)));
  await tx.sql(
    `INSERT INTO chat_message (business_id, conversation_id, seq, from_guest, client_id, body_sealed, at)
     SELECT $1, $2, * FROM unnest($3::int[], $4::boolean[], $5::text[], $6::bytea[], $7::timestamptz[])`,
    [
      scope.businessId,
      conversation.id,
      rows.map((row) => row.seq),
      rows.map((row) => row.fromGuest),
      rows.map((row) => row.clientId ?? null),
      sealed,
      rows.map((row) => row.at),
    ],
  );
  const appended = rows.map(({ seq, at, fromGuest, body }) => ({
    seq,
    id: messageId(conversation.publicId, seq),
    at,
    fromGuest,
    body,
  }));
  return { messages: appended, bytes: turnBytes(sealed) };
}
