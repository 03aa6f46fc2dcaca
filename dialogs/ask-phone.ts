import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { parsePhone } from '../core/guests/phone.js';
import { refuseCountry } from '../core/guests/request-code.js';
import { Question, type Wording } from './question.js';
import { word, type VisitTurn } from './visit-turn.js';

/** The mobile number, in the business's country unless it names its own. */
export class AskPhone extends Question {
  constructor() {
    super('phone');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    if (reason !== undefined) return { text: reason };
    const again = visit.state.consent !== undefined;
    return {
      text: again
        ? word(visit, 'chat.phone.ask_again')
        : word(visit, 'chat.phone.ask', { name: visit.state.name ?? '' }),
    };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    const { e164, country } = parsePhone(text, visit.business.country);
    refuseCountry(country);
    visit.state.phone = e164;
    return dc.endDialog();
  }
}
