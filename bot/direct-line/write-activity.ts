import type { ChatMessage } from '../../core/conversations/chat-message.js';
import { userIdOf } from './tokens.js';

export const BOT_ID = 'tarakazan';

/** The parts of a stored body that a client is shown; `replyToId` is none of them, since to something unseen it delays rendering. */
const SHOWN = [
  'type', 'text', 'textFormat', 'locale', 'name', 'value', 'valueType', 'attachments', 'attachmentLayout', 'suggestedActions', 'inputHint',
  'speak', 'channelData', 'entities', 'localTimezone',
] as const; // prettier-ignore

export interface ActivitySet {
  activities: Record<string, unknown>[];
  watermark: string;
}

/** A stored message as a Direct Line activity, or `null` for one that is not for eyes (a start without words). */
export function writeActivity(conversation: string, message: ChatMessage): Record<string, unknown> | null {
  if (typeof message.body !== 'object' || message.body === null) return null;
  const body = message.body as Record<string, unknown>;
  const shown = Object.fromEntries(
    SHOWN.filter((part) => body[part] !== undefined).map((part) => [part, body[part]]),
  );
  return {
    ...shown,
    id: message.id,
    timestamp: message.at.toISOString(),
    channelId: 'directline',
    conversation: { id: conversation },
    from: message.fromGuest ? { id: userIdOf(conversation), role: 'user' } : { id: BOT_ID, role: 'bot' },
  };
}

/** A frame: these messages, and the mark after them. */
export function writeActivitySet(conversation: string, messages: ChatMessage[], after: number): ActivitySet {
  const activities = messages
    .map((message) => writeActivity(conversation, message))
    .filter((one) => one !== null);
  return { activities, watermark: String(messages.at(-1)?.seq ?? after) };
}

/** A client's watermark as a message number; whatever is not one means "from the start", where nothing is missed. */
export function readWatermark(watermark: string | null | undefined): number {
  return /^\d{1,9}$/.test(watermark ?? '') ? Number(watermark) : 0;
}
