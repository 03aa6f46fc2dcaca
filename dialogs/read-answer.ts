import type { Activity } from 'botbuilder-core';

export const LONGEST_ANSWER = 1000;

export type Answer = { kind: 'text'; text: string } | { kind: 'nothing' } | { kind: 'too_long' };

const field = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? (holder as Record<string, unknown>)[name] : undefined;

/** What the guest answered: plain text, or `value.answer` / `channelData.answer` of a richer client. */
export function readAnswer(activity: Partial<Activity>): Answer {
  const rich = field(activity.value, 'answer') ?? field(activity.channelData, 'answer');
  const given: unknown = rich ?? activity.text;
  if (typeof given !== 'string') return { kind: 'nothing' };
  if (given.length > LONGEST_ANSWER) return { kind: 'too_long' };
  const text = given.trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? { kind: 'text', text } : { kind: 'nothing' };
}
