import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { issueCoupon, type Coupon } from '../core/gifts/issue-coupon.js';
import type { Language } from '../core/i18n/languages.js';
import { Question, type Wording } from './question.js';
import { languageOf, word, type VisitTurn } from './visit-turn.js';

/** The end of a visit: the gift, shown again at every further message. */
export class GiveGift extends Question {
  constructor() {
    super('gift');
  }

  protected override async wording(visit: VisitTurn, reason?: string): Promise<Wording> {
    const { scope, tx, conversation } = visit.turn;
    if (conversation.guestId === null) throw new Error('a gift is given to a proven guest only');
    const coupon = await issueCoupon(scope, tx, conversation.guestId);
    const again = visit.state.giftShown === true;
    visit.state.giftShown = true;
    conversation.finished = true;
    if (coupon.status !== 'issued')
      return { text: reason ?? word(visit, `error.coupon_${coupon.status}`), data: { gift: null } };
    const title = inLanguage(coupon.title, languageOf(visit));
    const terms = inLanguage(coupon.terms, languageOf(visit));
    return {
      text: [reason, ...describe(visit, coupon, again), terms].filter(Boolean).join('\n'),
      data: { gift: { code: coupon.code, title, terms, expiresAt: coupon.expiresAt.toISOString() } },
    };
  }

  protected override async hear(dc: DialogContext): Promise<DialogTurnResult> {
    return this.put(dc.context);
  }
}

function describe(visit: VisitTurn, coupon: Coupon, again: boolean): string[] {
  const title = inLanguage(coupon.title, languageOf(visit));
  const key = again ? 'chat.gift.again' : coupon.already ? 'chat.gift.already' : 'chat.gift.given';
  const day = new Intl.DateTimeFormat(languageOf(visit), {
    dateStyle: 'long',
    timeZone: visit.business.timezone,
  });
  return [
    word(visit, key, { title }),
    word(visit, 'chat.gift.code', { code: coupon.code }),
    word(visit, 'chat.gift.use', { date: day.format(coupon.expiresAt) }),
  ];
}

/** An owner may have written it in one language only. */
const inLanguage = (texts: Record<string, string>, language: Language): string =>
  texts[language] ?? Object.values(texts)[0] ?? '';
