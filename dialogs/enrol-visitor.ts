import { enrolGuest } from '../core/guests/enrol-guest.js';
import { findGuestCoupon } from '../core/gifts/issue-coupon.js';
import type { Id } from '../core/scope.js';
import { forgetPhone } from './visit-state.js';
import { languageOf, word, type VisitTurn } from './visit-turn.js';

/** Makes a guest of whoever passed the challenge, with the consent as it was answered. Returns what to say. */
export async function enrolVisitor(visit: VisitTurn, challengeId: Id): Promise<string> {
  const { state, turn } = visit;
  const { name, consent } = state;
  if (name === undefined || !consent?.answer) throw new Error('proven before every answer was given');
  const guest = await enrolGuest(turn.scope, turn.tx, {
    challengeId,
    name,
    language: languageOf(visit),
    consent: { given: consent.answer.given, text: consent.text, answeredAt: new Date(consent.answer.at) },
    channel: turn.conversation.channel,
    address: turn.conversation.address,
  });
  turn.conversation.guestId = guest.guestId;
  state.name = guest.name;
  state.rewarded = guest.returning && (await findGuestCoupon(turn.scope, turn.tx, guest.guestId)) !== null;
  forgetPhone(state);
  state.proved = true;
  return word(visit, guest.returning ? 'chat.code.passed_back' : 'chat.code.passed', { name: guest.name });
}
