import type { Activity, TurnContext } from 'botbuilder-core';
import type { Business } from '../core/businesses/business.js';
import type { Turn } from '../core/conversations/conversation.js';
import type { Language } from '../core/i18n/languages.js';
import { translate, type TextArgs, type TextKey } from '../core/i18n/translate.js';
import type { Answer } from './read-answer.js';
import type { VisitState } from './visit-state.js';

/** One message of a guest, as every dialog sees it. */
export interface VisitTurn {
  readonly turn: Turn;
  readonly state: VisitState;
  readonly business: Business;
  readonly answer: Answer;
}

const VISIT = Symbol('visit');

/** Hands the turn to the dialogs, which live longer than it and so hold nothing of it. */
export function bindVisit(context: TurnContext, visit: VisitTurn): void {
  context.turnState.set(VISIT, visit);
}

/** The turn behind a context. Throws when none was bound: a bug. */
export function visitOf(context: TurnContext): VisitTurn {
  const visit = context.turnState.get<VisitTurn | undefined>(VISIT);
  if (!visit) throw new Error('no visit is bound to this context');
  return visit;
}

/** The language that the guest is spoken to in; a switch in mid-turn counts at once. */
export const languageOf = (visit: VisitTurn): Language => visit.turn.conversation.language;

/** A text in the guest's language. */
export const word = (visit: VisitTurn, key: TextKey, args?: TextArgs): string =>
  translate(languageOf(visit), key, args);

/** A message of the bot's. Plain: names of guests and businesses stand in it, and are no markdown. */
export const spoken = (visit: VisitTurn, text: string): Partial<Activity> => ({
  type: 'message',
  text,
  textFormat: 'plain',
  locale: languageOf(visit),
});

/** Says something that asks for nothing. */
export async function say(context: TurnContext, text: string): Promise<void> {
  await context.sendActivity(spoken(visitOf(context), text));
}
