import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Refusal } from '../core/errors.js';
import { parsePhone, readablePhone } from '../core/guests/phone.js';
import { refuseCountry } from '../core/guests/request-code.js';
import { choice, Question, type Wording } from './question.js';
import { readChoice } from './read-choice.js';
import { languageOf, word, type VisitTurn } from './visit-turn.js';

/** The mobile number, in the business's country unless it names its own. */
export class AskPhone extends Question {
  constructor() {
    super('phone');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    const { consent, name, phoneOffer } = visit.state;
    if (phoneOffer) return offer(visit, phoneOffer);
    if (reason !== undefined) return { text: reason };
    return {
      text: consent
        ? word(visit, 'chat.phone.ask_again')
        : word(visit, 'chat.phone.ask', { name: name ?? '' }),
    };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    const { phoneOffer } = visit.state;
    delete visit.state.phoneOffer;
    const answer = phoneOffer && readChoice(text, ['yes', 'no']);
    if (answer === 'no') return this.put(dc.context, word(visit, 'chat.phone.ask_again'));
    try {
      const said = answer === 'yes' && phoneOffer ? phoneOffer : text;
      const { e164, country, newPrefix } = parsePhone(said, visit.business.country);
      refuseCountry(country);
      if (newPrefix) (visit.turn.notices ??= []).push('new_phone_prefix');
      visit.state.phone = e164;
      return await dc.endDialog();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'phone_elsewhere')) throw error;
      const e164 = String(error.args.phone);
      refuseCountry(parsePhone(e164, visit.business.country).country);
      visit.state.phoneOffer = e164;
      return this.put(dc.context);
    }
  }
}

/** "Is it +49 … (Germany)?" The button says the whole number, so it is right at whatever question it is tapped. */
function offer(visit: VisitTurn, e164: string): Wording {
  const { country } = parsePhone(e164, visit.business.country);
  const phone = readablePhone(e164, visit.business.country);
  const place = new Intl.DisplayNames([languageOf(visit)], { type: 'region' }).of(country) ?? country;
  return {
    text: word(visit, 'chat.phone.elsewhere', { phone, place }),
    choices: [choice(word(visit, 'chat.phone.it_is', { phone }), phone)],
  };
}
