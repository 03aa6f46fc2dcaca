import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { currentConsentText } from '../core/guests/consent-text.js';
import { choice, Question, type Wording } from './question.js';
import { readChoice } from './read-choice.js';
import type { AskedConsent } from './visit-state.js';
import { languageOf, word, type VisitTurn } from './visit-turn.js';

/** Consent to SMS offers. What is recorded is the text that stood in the question when it was answered. */
export class AskConsent extends Question {
  constructor() {
    super('consent');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    // A re-ask shows no text anew, so it must not change which one is recorded.
    const asked = (reason !== undefined && visit.state.consent) || (await showText(visit));
    const { version, hash, body } = asked.text;
    const intro = word(visit, 'chat.consent.ask');
    return {
      text: reason ?? `${intro}\n\n${body}`,
      choices: [choice(word(visit, 'chat.consent.yes')), choice(word(visit, 'chat.consent.no'))],
      data: { consent: { version, hash, text: body, language: asked.text.language, intro } },
    };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    const answer = readChoice(text, ['yes', 'no']);
    if (!visit.state.consent || !answer) return this.put(dc.context, word(visit, 'chat.consent.again'));
    visit.state.consent.answer = { given: answer === 'yes', at: visit.turn.tx.now.toISOString() };
    return dc.endDialog();
  }
}

async function showText(visit: VisitTurn): Promise<AskedConsent> {
  const { scope, tx } = visit.turn;
  const text = await currentConsentText(scope, tx, languageOf(visit));
  visit.state.consent = { text };
  return visit.state.consent;
}
