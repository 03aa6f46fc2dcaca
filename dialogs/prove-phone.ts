import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Refusal } from '../core/errors.js';
import { checkCode } from '../core/guests/check-code.js';
import { readablePhone } from '../core/guests/phone.js';
import { requestCode, resendCode, type Challenge } from '../core/guests/request-code.js';
import { holdsCode, readCode } from '../core/guests/typed-digits.js';
import { enrolVisitor } from './enrol-visitor.js';
import { choice, Question, wordRefusal, type Wording } from './question.js';
import { readCommand } from './read-command.js';
import { hideCode } from './hide-code.js';
import { forgetPhone } from './visit-state.js';
import { languageOf, say, word, type VisitTurn } from './visit-turn.js';

const CODE_LENGTH = 6;

/** The six digits that went to the phone: whoever types them holds it. */
export class ProvePhone extends Question {
  constructor() {
    super('code');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    const refused = visit.state.challengeId ? undefined : await sendFirst(visit);
    return {
      text: refused ?? reason ?? word(visit, 'chat.code.sent', { phone: shownPhone(visit) }),
      choices: [
        ...(visit.state.resendAt ? [choice(word(visit, 'chat.code.resend'))] : []),
        choice(word(visit, 'chat.code.not_my_number')),
      ],
      data: { code: { length: CODE_LENGTH, resendAt: visit.state.resendAt ?? null } },
    };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    const { challengeId } = visit.state;
    // No code went out, as too many were asked for: whatever is said now tries again.
    if (!challengeId) return this.put(dc.context);
    if (readCommand(text)?.kind === 'resend') return this.sendAnother(dc, visit, challengeId);
    // Where two codes stand, one may be right: it is hidden, too.
    if (holdsCode(text)) hideCode(visit);
    if (readCode(text) === null) return this.put(dc.context, word(visit, 'chat.code.again'));
    const { scope, tx } = visit.turn;
    const check = await checkCode(scope, tx, challengeId, text);
    switch (check.result) {
      case 'passed':
        await say(dc.context, await enrolVisitor(visit, challengeId));
        return dc.endDialog();
      case 'wrong':
        return this.put(dc.context, word(visit, 'chat.code.wrong', { left: check.triesLeft }));
      case 'late':
        return this.put(dc.context, word(visit, 'chat.code.late'));
      case 'used_up':
        forgetPhone(visit.state);
        await say(dc.context, word(visit, 'chat.code.used_up'));
        return dc.endDialog();
    }
  }

  private async sendAnother(
    dc: DialogContext,
    visit: VisitTurn,
    challengeId: string,
  ): Promise<DialogTurnResult> {
    const { scope, tx, conversation } = visit.turn;
    const { address } = conversation;
    keep(visit, await resendCode(scope, tx, challengeId, { address, language: languageOf(visit) }));
    return this.put(dc.context, word(visit, 'chat.code.resent', { phone: shownPhone(visit) }));
  }
}

/** Asks for the first code; where none may be sent, the words for it: the way back to the number stays open. */
async function sendFirst(visit: VisitTurn): Promise<string | undefined> {
  const { scope, tx, conversation } = visit.turn;
  const phone = visit.state.phone ?? '';
  const language = languageOf(visit);
  const { id: conversationId, address } = conversation;
  try {
    keep(visit, await requestCode(scope, tx, { conversationId, phone, language, address }));
    return undefined;
  } catch (error) {
    if (isWait(error)) {
      (visit.turn.notices ??= []).push('code_wait');
      // The page counts down to it.
      visit.state.resendAt = new Date(tx.now.getTime() + Number(error.args.minutes) * 60_000).toISOString();
    }
    return wordRefusal(visit, error);
  }
}

const isWait = (error: unknown): error is Refusal => error instanceof Refusal && error.code === 'codes_wait';

function keep(visit: VisitTurn, challenge: Challenge): void {
  visit.state.challengeId = challenge.id;
  visit.state.resendAt = challenge.resendAt?.toISOString() ?? null;
}

/** Isolated, so that a right-to-left script around it does not turn its groups; in an SMS the marks would cost. */
function shownPhone(visit: VisitTurn): string {
  const phone = readablePhone(visit.state.phone ?? '', visit.business.country);
  return visit.turn.conversation.channel === 'sms' ? phone : `\u2066${phone}\u2069`;
}
