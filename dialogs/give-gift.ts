import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { issueCoupon, type Coupon } from '../core/gifts/issue-coupon.js';
import { textGift } from '../core/gifts/text-gift.js';
import { maskPhone } from '../core/guests/phone.js';
import { inLanguage } from '../core/i18n/in-language.js';
import type { Id } from '../core/scope.js';
import { choice, Question, type Wording } from './question.js';
import { readChoice } from './read-choice.js';
import { languageOf, word, type VisitTurn } from './visit-turn.js';

/** The end of a visit: the gift, shown again at every further message. */
export class GiveGift extends Question {
  constructor() {
    super('gift');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    const coupon = await issueCoupon(visit.turn.scope, visit.turn.tx, guestOf(visit));
    const again = visit.state.giftShown === true;
    visit.state.giftShown = true;
    visit.turn.conversation.finished = true;
    if (coupon.status !== 'issued')
      return { text: reason ?? word(visit, `error.coupon_${coupon.status}`), data: { gift: null } };
    const gift = giftData(visit, coupon);
    // Beside a reason the code is not told once more.
    if (reason) return { text: reason, data: { gift, giftShown: true } };
    return {
      text: [...describe(visit, coupon, again), gift.terms].filter(Boolean).join('\n'),
      choices: canBeTexted(visit) ? [choice(word(visit, 'chat.gift.text_me'))] : [],
      data: { gift },
    };
  }

  protected override async hear(
    dc: DialogContext,
    visit: VisitTurn,
    text: string,
  ): Promise<DialogTurnResult> {
    if (!canBeTexted(visit) || !readChoice(text, ['text_me'])) return this.put(dc.context);
    const coupon = await issueCoupon(visit.turn.scope, visit.turn.tx, guestOf(visit));
    // The business gives another gift since: what is texted is what the card shows.
    if (!coupon.already) return this.put(dc.context);
    return this.put(dc.context, await textIt(visit, coupon));
  }
}

/** Where the conversation itself is no text on the phone. */
const canBeTexted = ({ turn }: VisitTurn): boolean =>
  turn.conversation.channel === 'web' || turn.conversation.channel === 'botframework';

async function textIt(visit: VisitTurn, coupon: Coupon): Promise<string> {
  const { scope, tx } = visit.turn;
  const guestId = guestOf(visit);
  if (coupon.status !== 'issued') return word(visit, `error.coupon_${coupon.status}`);
  const phone = await textGift(scope, tx, {
    business: visit.business.name,
    title: giftData(visit, coupon).title,
    date: lastDay(visit, coupon),
    language: languageOf(visit),
    ...{ coupon, guestId },
  });
  return word(visit, 'chat.gift.texted', { phone: maskPhone(phone) });
}

function guestOf({ turn }: VisitTurn): Id {
  if (turn.conversation.guestId === null) throw new Error('a gift is given to a proven guest only');
  return turn.conversation.guestId;
}

const giftData = (visit: VisitTurn, { code, title, terms, expiresAt }: Coupon) => ({
  code,
  title: written(visit, title),
  terms: written(visit, terms),
  expiresAt: expiresAt.toISOString(),
});

function describe(visit: VisitTurn, coupon: Coupon, again: boolean): string[] {
  const key = again ? 'chat.gift.again' : coupon.already ? 'chat.gift.already' : 'chat.gift.given';
  return [
    word(visit, key, { title: written(visit, coupon.title) }),
    word(visit, 'chat.gift.code', { code: coupon.code }),
    word(visit, 'chat.gift.use', { date: lastDay(visit, coupon) }),
  ];
}

const lastDay = (visit: VisitTurn, { expiresAt }: Coupon): string =>
  new Intl.DateTimeFormat(languageOf(visit), {
    dateStyle: 'long',
    timeZone: visit.business.timezone,
  }).format(expiresAt);

/** An owner may have written it in one language only; page and chat then show the same one. */
const written = (visit: VisitTurn, texts: Record<string, string>): string =>
  inLanguage(texts, languageOf(visit), visit.business.language);
