import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { keepFeedback, markReview } from '../core/reviews/review.js';
import { openReview } from './open-review.js';
import { choice, Question, type Wording } from './question.js';
import { readChoice } from './read-choice.js';
import { say, word, type VisitTurn } from './visit-turn.js';

/** Private words for the business, where it asks for these before the gift instead of for a review. */
export class AskFeedback extends Question {
  constructor() {
    super('feedback');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    await openReview(visit);
    return {
      text: reason ?? word(visit, 'chat.feedback.ask', { business: visit.business.name }),
      choices: [choice(word(visit, 'chat.feedback.skip'))],
    };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    const { scope, tx } = visit.turn;
    const reviewId = await openReview(visit);
    if (readChoice(text, ['no', 'later'])) {
      await markReview(scope, tx, reviewId, 'declined');
    } else {
      await keepFeedback(scope, tx, reviewId, text);
      await say(dc.context, word(visit, 'chat.feedback.thanks', { business: visit.business.name }));
    }
    visit.state.reviewed = true;
    return dc.endDialog();
  }
}
