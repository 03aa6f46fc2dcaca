import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { parseName } from '../core/guests/name.js';
import { foldText } from '../core/i18n/fold-text.js';
import { Question, questionId, type Wording } from './question.js';
import { readChoice } from './read-choice.js';
import { mayBeName, readCommand, type Command } from './read-command.js';
import { word, type VisitTurn } from './visit-turn.js';

export const NAME_ID = questionId('name');

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
    const isOther = readChoice(text, ['hello', 'yes', 'no', 'later', 'done']) ?? readCommand(text);
    if (isOther && !isName(dc, text)) {
      doubtName(dc, text);
      return this.put(dc.context);
    }
    visit.state.name = parseName(text);
    return dc.endDialog();
  }
}

/** Notes a word that is a greeting or a command to us: a guest who repeats it at the name question has that name. */
function doubtName(dc: DialogContext, text: string): void {
  if (dc.activeDialog) dc.activeDialog.state = { doubted: foldText(text) };
}

const isName = (dc: DialogContext, text: string): boolean =>
  mayBeName(text) || (dc.activeDialog?.state as { doubted?: string } | undefined)?.doubted === foldText(text);

/** A command at the name question, or null where the word is rather a name: Selam, German and English are people, too. */
export function commandAtName(dc: DialogContext, text: string): Command | null {
  const command = readCommand(text);
  if (command?.kind !== 'language') return command && !mayBeName(text) ? command : null;
  if (!text.startsWith('/') && isName(dc, text)) return null;
  doubtName(dc, text);
  return command;
}
