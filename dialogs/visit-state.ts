import type { DialogState } from 'botbuilder-dialogs';
import type { ConsentText } from '../core/guests/consent-text.js';
import type { Id } from '../core/scope.js';

/**
 * What a visit remembers between messages; stored sealed. Only checked answers get in. What is asked next follows
 * from it, not from a step's number, so that a release in mid-visit asks the right question.
 */
export interface VisitState {
  dialogs?: DialogState;
  greeted?: boolean;
  name?: string;
  /** The device's guest of an earlier visit, greeted by name and free to say "not me". */
  recognised?: boolean;
  /** E.164, until it is proven. */
  phone?: string;
  /** E.164 of another country that the guest may have meant; asked for by "is it …?". */
  phoneOffer?: string;
  consent?: AskedConsent;
  challengeId?: Id;
  /** The code was right, in this visit. */
  proved?: boolean;
  /** When another code may be asked for; null: no more. */
  resendAt?: string | null;
  /** Held the gift when this visit began: nobody is asked for a review over and over. */
  rewarded?: boolean;
  reviewId?: Id;
  reviewOpened?: boolean;
  reviewMissed?: boolean;
  reviewed?: boolean;
  giftShown?: boolean;
}

/** The very text that stood in the question; a change of language or version afterwards does not touch it. */
export interface AskedConsent {
  text: ConsentText;
  answer?: { given: boolean; at: string };
}

/** Forgets the answers and goes back to the first question. */
export function forgetAnswers(state: VisitState): void {
  for (const key of Object.keys(state) as (keyof VisitState)[])
    if (key !== 'dialogs' && key !== 'greeted') delete state[key];
}

/** Forgets the number and the code that went to it; the other answers stay. */
export function forgetPhone(state: VisitState): void {
  delete state.phone;
  delete state.phoneOffer;
  delete state.challengeId;
  delete state.resendAt;
}
