import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { questionId, type QuestionName } from './question.js';
import { visitOf, type VisitTurn } from './visit-turn.js';

export const VISIT_ID = 'visit@1';

/** What to ask next, from what is known. */
export function nextQuestion({ state, turn, business }: VisitTurn): QuestionName {
  if (turn.conversation.guestId === null) {
    if (state.name === undefined) return 'name';
    if (state.phone === undefined) return 'phone';
    return state.consent?.answer ? 'code' : 'consent';
  }
  if (state.reviewed || state.rewarded) return 'gift';
  if (business.reviewRule === 'feedback') return 'feedback';
  return business.reviewUrl ? 'review' : 'gift';
}

/** The order of a visit: name, phone, consent, code, review or feedback, gift. */
export class Visit extends Dialog {
  constructor() {
    super(VISIT_ID);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return dc.beginDialog(questionId(nextQuestion(visitOf(dc.context))));
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.beginDialog(dc);
  }
}
