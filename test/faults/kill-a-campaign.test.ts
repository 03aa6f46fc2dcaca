import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deathsOf } from './sending/deaths.js';
import { playRound } from './sending/play-round.js';
import { openStage, type Stage } from './sending/stage.js';

/** The short form of `npm run test:faults`. */
const RECIPIENTS = 200;
const SEED = 1;
const DEATHS = deathsOf(SEED, RECIPIENTS);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

test.each(DEATHS.map((death, at) => ({ ...death, seed: SEED + at })))(
  'a worker that is killed at $step ($times): nobody gets it twice, nobody is lost, and the ledger is the bill',
  async ({ step, times, seed }) => {
    const played = await playRound(stage, { seed, recipients: RECIPIENTS, death: { step, times } });
    expect(played).toMatchObject({
      ...{ died: true, accepted: RECIPIENTS },
      ...{ twice: 0, lost: 0, unknown: 0, drift: 0, misbilled: 0 },
    });
  },
  120_000,
);
