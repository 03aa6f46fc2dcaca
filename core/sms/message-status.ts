import type { Message } from '../db/entities/message.js';

export type MessageStatus = Message['status'];

/** The moves a message may make; every UPDATE of a status names where it comes from. */
export const MESSAGE_MOVES: Record<MessageStatus, readonly MessageStatus[]> = {
  pending: ['claimed', 'skipped'],
  claimed: ['accepted', 'pending', 'failed', 'skipped', 'unknown', 'delivered'],
  accepted: ['sent', 'delivered', 'failed'],
  sent: ['delivered', 'failed'],
  unknown: ['accepted', 'delivered', 'failed'],
  delivered: [],
  failed: [],
  skipped: [],
};

/** The statuses from which one may come to another: for `status = ANY(…)`. */
export const cameFrom = (to: MessageStatus): MessageStatus[] =>
  (Object.keys(MESSAGE_MOVES) as MessageStatus[]).filter((from) => MESSAGE_MOVES[from].includes(to));
