import type { DialogContext } from 'botbuilder-dialogs';
import { isOnlyCode } from '../core/guests/typed-digits.js';
import type { Language } from '../core/i18n/languages.js';
import { translate } from '../core/i18n/translate.js';
import { commandAtName, NAME_ID } from './ask-name.js';
import { recognise } from './greet.js';
import { hideCode } from './hide-code.js';
import { readCommand, type Command } from './read-command.js';
import { VISIT_ID } from './visit.js';
import { forgetAnswers, forgetPhone } from './visit-state.js';
import { say, visitOf, word, type VisitTurn } from './visit-turn.js';

/** Does what a guest may ask for at any question. False: it was an answer, and is the question's to hear. */
export async function interrupt(dc: DialogContext): Promise<boolean> {
  const visit = visitOf(dc.context);
  const command = visit.answer.kind === 'text' ? commandIn(dc, visit.answer.text) : null;
  const { conversation } = visit.turn;
  // A second tap on "send": the code was right already, and is no answer to what is asked since.
  if (visit.state.proved && visit.answer.kind === 'text' && isOnlyCode(visit.answer.text)) {
    hideCode(visit);
    await say(dc.context, word(visit, 'chat.code.proved'));
    await askAgain(dc);
    return true;
  }
  switch (command?.kind) {
    case 'help':
      await say(
        dc.context,
        word(visit, 'chat.help', { business: visit.business.name, languages: namesOf(visit) }),
      );
      await askAgain(dc);
      return true;
    case 'language':
      await switchLanguage(dc, command.language);
      return true;
    case 'start_over':
      forgetAnswers(visit.state);
      conversation.finished = false;
      await recognise(dc.context);
      await say(dc.context, word(visit, 'chat.restart'));
      await planAnew(dc);
      return true;
    case 'not_me':
      if (conversation.guestId === null) return false;
      conversation.guestId = null;
      conversation.hideEarlier = true;
      conversation.finished = false;
      forgetAnswers(visit.state);
      await say(dc.context, word(visit, 'chat.not_you.done'));
      await planAnew(dc);
      return true;
    case 'not_my_number':
      if (conversation.guestId !== null || visit.state.name === undefined) return false;
      forgetPhone(visit.state);
      await planAnew(dc);
      return true;
    default:
      return false;
  }
}

const commandIn = (dc: DialogContext, text: string): Command | null =>
  dc.activeDialog?.id === NAME_ID ? commandAtName(dc, text) : readCommand(text);

async function switchLanguage(dc: DialogContext, language: Language): Promise<void> {
  const visit = visitOf(dc.context);
  if (visit.business.languages.includes(language)) {
    visit.turn.conversation.language = language;
    await say(dc.context, word(visit, 'chat.language.changed'));
  } else {
    await say(dc.context, word(visit, 'chat.language.not_offered', { languages: namesOf(visit) }));
  }
  await askAgain(dc);
}

const namesOf = ({ business }: VisitTurn): string =>
  business.languages.map((language) => translate(language, 'chat.language.name')).join(', ');

const askAgain = (dc: DialogContext): Promise<void> => dc.repromptDialog();

async function planAnew(dc: DialogContext): Promise<void> {
  await dc.cancelAllDialogs();
  await dc.beginDialog(VISIT_ID);
}
