import type { TurnContext } from 'botbuilder-core';
import { findGuestCoupon } from '../core/gifts/issue-coupon.js';
import { loadGuestName } from '../core/guests/enrol-guest.js';
import { languageOf, say, visitOf, word } from './visit-turn.js';

/** The first words: the promised sentence, the business's own after it, and the name of a guest whom the device knows. */
export async function greet(context: TurnContext): Promise<void> {
  const visit = visitOf(context);
  const { business, state } = visit;
  await recognise(context);
  const words = [
    word(visit, 'chat.greeting', { business: business.name }),
    business.greeting[languageOf(visit)],
    state.name !== undefined && word(visit, 'chat.greeting_back', { name: state.name }),
  ];
  state.greeted = true;
  await say(context, words.filter(Boolean).join(' '));
}

/** Finds the name of the conversation's guest. One who has been erased since is a stranger. */
export async function recognise(context: TurnContext): Promise<void> {
  const { state, turn } = visitOf(context);
  if (turn.conversation.guestId === null) return;
  const name = await loadGuestName(turn.scope, turn.tx, turn.conversation.guestId);
  if (name === null) {
    turn.conversation.guestId = null;
    return;
  }
  state.name = name;
  state.rewarded = (await findGuestCoupon(turn.scope, turn.tx, turn.conversation.guestId)) !== null;
  state.recognised = true;
}
