import { TurnContext, type Activity } from 'botbuilder-core';
import { DialogContextError, DialogSet, type DialogContext, type DialogState } from 'botbuilder-dialogs';
import { loadBusiness } from '../core/businesses/business.js';
import type { Turn } from '../core/conversations/conversation.js';
import { AskConsent } from './ask-consent.js';
import { AskFeedback } from './ask-feedback.js';
import { AskName } from './ask-name.js';
import { AskPhone } from './ask-phone.js';
import { AskReview, REVIEW_ID } from './ask-review.js';
import { BufferingAdapter } from './buffering-adapter.js';
import { GiveGift } from './give-gift.js';
import { greet } from './greet.js';
import { interrupt } from './interrupt.js';
import { ProvePhone } from './prove-phone.js';
import { readAnswer } from './read-answer.js';
import { Visit, VISIT_ID } from './visit.js';
import type { VisitState } from './visit-state.js';
import { bindVisit, visitOf } from './visit-turn.js';

/** The stack lives in the visit's state: the turn's transaction keeps it, not a BotState, whose last write wins. */
const stack = {
  async get(context: TurnContext): Promise<DialogState> {
    return (visitOf(context).state.dialogs ??= { dialogStack: [] });
  },
  async set(context: TurnContext, value: DialogState): Promise<void> {
    visitOf(context).state.dialogs = value;
  },
  async delete(context: TurnContext): Promise<void> {
    delete visitOf(context).state.dialogs;
  },
};

const dialogs = new DialogSet(stack);
for (const Kind of [Visit, AskName, AskPhone, AskConsent, ProvePhone, AskReview, AskFeedback, GiveGift])
  dialogs.add(new Kind());

/** Runs one turn of a visit; a null body is its start. Changes the turn's state, returns the replies, sends nothing. */
export async function runVisit(turn: Turn): Promise<Partial<Activity>[]> {
  const incoming = (turn.body ?? { type: 'conversationUpdate' }) as Partial<Activity>;
  const adapter = new BufferingAdapter();
  const context = new TurnContext(adapter, addressed(incoming, turn));
  const business = await loadBusiness(turn.scope, turn.tx);
  bindVisit(context, { turn, business, state: turn.state as VisitState, answer: readAnswer(incoming) });
  try {
    await converse(await dialogs.createContext(context));
  } catch (error) {
    // The wrapper holds the whole dialog context, guest's words included: only what it wraps may reach a log.
    throw error instanceof DialogContextError ? error.error : error;
  }
  return adapter.sent;
}

async function converse(dc: DialogContext): Promise<void> {
  const visit = visitOf(dc.context);
  const { type } = dc.context.activity;
  // A client reports by an event what its button did; other events, and typing, ask for no reply.
  const isAnswer = type === 'message' || (type === 'event' && dc.activeDialog?.id === REVIEW_ID);
  if (!isAnswer && visit.state.greeted) return;
  // A stack of a release whose dialogs are gone: what was answered is known, so the visit goes on where it was.
  if (dc.stack.some(({ id }) => !dialogs.find(id))) dc.stack.length = 0;
  if (!visit.state.greeted) await greet(dc.context);
  if (!dc.activeDialog) await dc.beginDialog(VISIT_ID);
  else if (!(await interrupt(dc))) await dc.continueDialog();
}

/** The framework wants addresses to reply to; ours are added when a reply is delivered. */
function addressed(incoming: Partial<Activity>, { conversation }: Turn): Partial<Activity> {
  return {
    ...incoming,
    channelId: conversation.channel,
    conversation: { id: conversation.publicId, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: 'guest', name: '' },
    recipient: { id: 'bot', name: '' },
  };
}
