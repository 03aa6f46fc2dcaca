import type { Activity } from './line.js';

export interface Action {
  type: string;
  title: string;
  value: string;
}

export interface Gift {
  code: string;
  title: string;
  terms: string;
  expiresAt: string;
}

/** A question of the bot's, with what it says about how to answer it. */
export interface Asked {
  id: string;
  text: string;
  kind: string;
  actions: Action[];
  consent?: { text: string; intro: string };
  code?: { length: number; resendAt: string | null };
  gift?: Gift | null;
  /** Its card stands further up, and this is a word about it. */
  giftShown?: boolean;
}

/** What stands beside the text in a message of the bot's, if it is a question. */
export function readQuestion(activity: Activity): Asked | null {
  const { question, ...data } = (activity.channelData ?? {}) as Record<string, unknown>;
  if (activity.from?.role !== 'bot' || typeof question !== 'string') return null;
  const { actions = [] } = (activity as { suggestedActions?: { actions?: Action[] } }).suggestedActions ?? {};
  return { ...data, id: activity.id ?? '', text: activity.text ?? '', kind: question, actions } as Asked;
}

/** What is asked now: the last of the questions. */
export function currentQuestion(activities: readonly Activity[]): Asked | null {
  for (let at = activities.length - 1; at >= 0; at--) {
    const asked = readQuestion(activities[at] as Activity);
    if (asked) return asked;
  }
  return null;
}

/** The last message that brought a gift's card; a word about a gift brings none. */
export function shownGift(activities: readonly Activity[]): string | undefined {
  for (let at = activities.length - 1; at >= 0; at--) {
    const asked = readQuestion(activities[at] as Activity);
    if (asked?.gift && !asked.giftShown) return asked.id;
  }
  return undefined;
}
