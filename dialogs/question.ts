import type { Activity, CardAction, TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { Refusal } from '../core/errors.js';
import { say, spoken, visitOf, word, type VisitTurn } from './visit-turn.js';

export type QuestionName = 'name' | 'phone' | 'consent' | 'code' | 'review' | 'feedback' | 'gift';

export interface Wording {
  text: string;
  choices?: CardAction[];
  /** What a richer client needs; it stands beside `question` in channelData. */
  data?: Record<string, unknown>;
}

/** The `@1` changes when a stored stack of the old kind would no longer be understood. */
export const questionId = (question: QuestionName): string => `ask-${question}@1`;

/** A button that says its own label: it works the same typed. */
export const choice = (title: string, value = title): CardAction => ({ type: 'imBack', title, value });

/**
 * One question of the visit: asks, hears plain text, asks again with a reason. Instances are shared by all guests and
 * hold nothing.
 */
export abstract class Question extends Dialog {
  constructor(readonly question: QuestionName) {
    super(questionId(question));
  }

  /** How to ask now; a reason to ask again takes the place of the usual words. May throw a Refusal. */
  protected abstract wording(visit: VisitTurn, reason?: string): Promise<Wording>;

  /** Takes a non-empty text. Ends the dialog, or asks again. May throw a Refusal, which is worded and asked again. */
  protected abstract hear(dc: DialogContext, visit: VisitTurn, text: string): Promise<DialogTurnResult>;

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.put(dc.context);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const visit = visitOf(dc.context);
    if (visit.answer.kind === 'too_long') return this.put(dc.context, word(visit, 'error.message_too_long'));
    if (visit.answer.kind === 'nothing') {
      await say(dc.context, word(visit, 'chat.text_only'));
      return this.put(dc.context);
    }
    try {
      return await this.hear(dc, visit, visit.answer.text);
    } catch (error) {
      return this.put(dc.context, wordRefusal(visit, error));
    }
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    await this.put(context);
  }

  /** Asks, with a reason or in the usual words, and waits. */
  protected async put(context: TurnContext, reason?: string): Promise<DialogTurnResult> {
    const visit = visitOf(context);
    const {
      text,
      choices = [],
      data,
    } = await this.wording(visit, reason).catch((error: unknown): Wording => ({
      text: wordRefusal(visit, error),
    }));
    const offered = visit.state.recognised && visit.state.name ? [...choices, notMe(visit)] : choices;
    const activity: Partial<Activity> = {
      ...spoken(visit, text),
      inputHint: 'expectingInput',
      channelData: { question: this.question, ...data },
      ...(offered.length > 0 && { suggestedActions: { to: [], actions: offered } }),
    };
    await context.sendActivity(activity);
    return Dialog.EndOfTurn;
  }
}

const notMe = (visit: VisitTurn): CardAction =>
  choice(
    word(visit, 'chat.not_you.ask', { name: visit.state.name ?? '' }),
    word(visit, 'chat.not_you.answer'),
  );

/** A refusal in the guest's language; anything else is a bug and goes on up. */
export function wordRefusal(visit: VisitTurn, error: unknown): string {
  if (!(error instanceof Refusal)) throw error;
  return word(visit, `error.${error.code}`, error.args);
}
