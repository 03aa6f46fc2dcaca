import { CLAIM_SIZE } from '../../../core/campaigns/send-next.js';
import { SEND_STEPS, type SendStep } from '../../../core/sms/send-step.js';
import { seeded } from '../../support/twilio/faults.js';
import type { Death } from './spawn-worker.js';

/** How often a campaign of that many comes to a step, at least. */
function timesReached(step: SendStep, recipients: number): number {
  switch (step) {
    case 'start-taken':
    case 'frozen':
    case 'started':
    case 'finished':
      return 1;
    case 'first-answer':
      return recipients;
    // By BAD_DAY four in a hundred are lost before they are taken.
    case 'asked-after':
    case 'settled':
      return recipients / 100;
    default:
      return recipients / CLAIM_SIZE;
  }
}

/** Each crash point, at a moment of the campaign that the seed draws. */
export const deathsOf = (seed: number, recipients: number): Death[] => {
  const random = seeded(seed);
  return SEND_STEPS.map((step) => ({
    step,
    times: 1 + Math.floor(random() * timesReached(step, recipients)),
  }));
};
