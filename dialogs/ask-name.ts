import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { parseName } from '../core/guests/name.js';
import { Question, type Wording } from './question.js';
import { readChoice } from './read-choice.js';
import { word, type VisitTurn } from './visit-turn.js';

/** Whom we speak with. */
export class AskName extends Question {
  constructor() {
    super('name');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    return { text: reason ?? word(visit, 'chat.name.ask') };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    if (readChoice(text, ['hello', 'yes', 'no', 'later', 'done'])) return this.put(dc.context);
    visit.state.name = parseName(text);
    return dc.endDialog();
  }
}
