import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SEND_STEPS } from '../../core/sms/send-step.js';
import { playRound } from './sending/play-round.js';
import { openStage, type Stage } from './sending/stage.js';

/** More than are in flight at all the deaths together, so that the last of them are reached too. */
const RECIPIENTS = 1_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ SMS_RATE_PER_SECOND: '400' });
}, 60_000);
afterAll(() => stage?.close());

/** The short form of `npm run test:faults`: one campaign dies all its deaths. */
test('killed at every step, one worker after the other: nobody gets it twice, nobody is lost, and the ledger is the bill', async () => {
  const deaths = SEND_STEPS.map((step) => ({ step, times: 1 }));
  const played = await playRound(stage, { seed: 1, recipients: RECIPIENTS, deaths });
  expect(played).toMatchObject({
    ...{ died: SEND_STEPS.length, accepted: RECIPIENTS },
    ...{ twice: 0, lost: 0, unknown: 0, drift: 0, misbilled: 0 },
  });
}, 300_000);
