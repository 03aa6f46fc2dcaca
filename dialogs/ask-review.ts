import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { markReview } from '../core/reviews/review.js';
import { openReview } from './open-review.js';
import { choice, Question, questionId, type Wording } from './question.js';
import { readChoice } from './read-choice.js';
import { word, type VisitTurn } from './visit-turn.js';

export const REVIEW_ID = questionId('review');

/**
 * The same link and the same words for everybody, before anybody could say how it was. The gift follows whatever is
 * answered, unless the business may insist on "done" (`after_said_done`).
 */
export class AskReview extends Question {
  constructor() {
    super('review');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    await openReview(visit);
    const url = visit.business.reviewUrl ?? '';
    const ask = word(visit, insistsOnDone(visit) ? 'chat.review.ask_first' : 'chat.review.ask');
    const typed = visit.turn.conversation.channel === 'web' ? '' : `\n${url}`;
    return {
      text: reason ?? `${ask}${typed}`,
      choices: [
        { type: 'openUrl', title: word(visit, 'chat.review.open'), value: url },
        choice(word(visit, 'chat.review.done')),
        choice(word(visit, 'chat.review.later')),
        choice(word(visit, 'chat.review.no')),
      ],
      data: { review: { url } },
    };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    const answer = readChoice(text, ['done', 'later', 'no', 'opened']);
    if (answer === 'opened') return this.noteOpened(dc, visit);
    const { scope, tx } = visit.turn;
    const reviewId = await openReview(visit);
    if (answer === 'done') await markReview(scope, tx, reviewId, 'said_done');
    if (answer === 'no') await markReview(scope, tx, reviewId, 'declined');
    if (insistsOnDone(visit) && answer !== 'done')
      return this.put(dc.context, word(visit, answer ? 'chat.review.wait' : 'chat.review.again'));
    // Asked twice is enough: nobody is kept from the gift for answering in other words.
    if (!answer && !visit.state.reviewMissed) {
      visit.state.reviewMissed = true;
      return this.put(dc.context, word(visit, 'chat.review.again'));
    }
    visit.state.reviewed = true;
    return dc.endDialog();
  }

  /** A client may report its button; the choices come back once, as some clients drop them with the tap. */
  private async noteOpened(dc: DialogContext, visit: VisitTurn): Promise<DialogTurnResult> {
    if (visit.state.reviewOpened) return AskReview.EndOfTurn;
    visit.state.reviewOpened = true;
    await markReview(visit.turn.scope, visit.turn.tx, await openReview(visit), 'opened');
    return this.put(dc.context, word(visit, 'chat.review.opened'));
  }
}

const insistsOnDone = (visit: VisitTurn): boolean => visit.business.reviewRule === 'after_said_done';
