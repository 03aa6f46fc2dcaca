import type { Message } from '../db/entities/message.js';

export type MessageStatus = Message['status'];

/**
 * The moves a message may make; every UPDATE of a status names where it comes from. Callbacks come late, twice and in any order, so
 * each status leads to all that lie behind it, and none leads back but by the reaper.
 */
export const MESSAGE_MOVES: Record<MessageStatus, readonly MessageStatus[]> = {
  // A callback proves that it left after all: the reaper was told too early that it had not. It must not be sent again.
  pending: ['claimed', 'skipped', 'accepted', 'sent', 'delivered', 'failed'],
  // A callback may overtake the answer, or come where the answer was lost.
  claimed: ['accepted', 'pending', 'failed', 'skipped', 'unknown', 'sent', 'delivered'],
  accepted: ['sent', 'delivered', 'failed'],
  sent: ['delivered', 'failed'],
  unknown: ['accepted', 'sent', 'delivered', 'failed'],
  delivered: [],
  failed: [],
  skipped: [],
};

export const MESSAGE_STATUSES = Object.keys(MESSAGE_MOVES) as MessageStatus[];

/** The statuses from which one may come to another: for `status = ANY(…)`. */
export const cameFrom = (to: MessageStatus): MessageStatus[] =>
  MESSAGE_STATUSES.filter((from) => MESSAGE_MOVES[from].includes(to));
