import { setTimeout as pause } from 'node:timers/promises';
import { spawnStandIn } from '../../support/spawn-stand-in.js';
import { seeded, type Faults } from '../../support/twilio/faults.js';
import { countOutcome, type Outcome } from './count-outcome.js';
import { prepareCampaign, type Prepared } from './prepare-campaign.js';
import { spawnWorker, type Death } from './spawn-worker.js';
import type { Stage } from './stage.js';

export interface Round {
  seed: number;
  recipients: number;
  /** Each in a worker of its own, one after the other. */
  deaths?: Death[];
  faults?: Partial<Faults>;
  /** Called again and again, at moments that the seed draws, until the campaign is over. */
  disturb?: (stage: Stage) => Promise<unknown>;
  /** No longer than that between two disturbances. */
  everyMs?: number;
}

export interface Played extends Outcome {
  /** How often something around them was disturbed. */
  disturbed: number;
  /** How many workers died where they should. */
  died: number;
  /** Recipients whose message was claimed and not answered when they did. */
  inFlight: number;
  ms: number;
}

/** A provider on a bad day. Nothing of it, alone, may make a message go twice or get lost. */
export const BAD_DAY: Partial<Faults> = {
  ...{ resetBefore: 0.02, resetAfter: 0.02, errorBefore: 0.02, errorAfter: 0.02 },
  ...{ tooMany: 0.002, retryAfterSeconds: 1, slow: 0.05, slowMs: 300, answerMs: 20, listLagMs: 400 },
  ...{ callbackMs: 30, callbackLate: 0.2, callbackLateMs: 1_500, callbackReordered: 0.2 },
  ...{ callbackDoubled: 0.2, callbackForged: 0.2, undelivered: 0.02 },
};

const LONGEST_MS = 90_000;
const A_DEATH_MS = 15_000;
const LOOK_EVERY_MS = 50;

/** One campaign: sent by a worker until it dies, then by another, until it is over. */
export async function playRound(stage: Stage, round: Round): Promise<Played> {
  const { seed, recipients, deaths = [], faults = BAD_DAY } = round;
  const startedAt = performance.now();
  const standIn = await spawnStandIn({ seed, faults, deliverTo: stage.bot.base });
  const environment = stage.environmentOf(standIn.url, seed);
  const campaign = await prepareCampaign(stage.at, recipients);
  const over = new AbortController();
  const late = new Promise((resolve) => over.signal.addEventListener('abort', resolve, { once: true }));
  const limit = setTimeout(() => over.abort(), LONGEST_MS + deaths.length * A_DEATH_MS);
  let worker = await spawnWorker(environment, deaths[0]);
  let [died, inFlight] = [0, 0];
  try {
    const disturbing = disturbUntil(over.signal, stage, round);
    worker.begin();
    for (const next of [...deaths.slice(1), undefined].slice(0, deaths.length)) {
      // While one works until it dies, the one after it is starting.
      const waiting = spawnWorker(environment, next);
      await Promise.race([worker.gone, late]);
      died += over.signal.aborted ? 0 : 1;
      await worker.kill();
      inFlight += await countClaimed(stage, campaign);
      worker = await waiting;
      worker.begin();
    }
    while (!over.signal.aborted && !(await isOver(stage, campaign))) await pause(LOOK_EVERY_MS);
    while (!over.signal.aborted && (await standIn.report()).callbacks.waiting > 0) await pause(LOOK_EVERY_MS);
    over.abort();
    const disturbed = await disturbing;
    const outcome = await countOutcome(stage, campaign, await standIn.report());
    return { ...outcome, disturbed, died, inFlight, ms: performance.now() - startedAt };
  } finally {
    clearTimeout(limit);
    await Promise.all([worker.kill(), standIn.kill()]);
  }
}

async function disturbUntil(
  over: AbortSignal,
  stage: Stage,
  { seed, disturb, everyMs = 0 }: Round,
): Promise<number> {
  let times = 0;
  const random = seeded(seed);
  while (disturb && !over.aborted) {
    await pause(random() * everyMs, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) break;
    await disturb(stage);
    times += 1;
  }
  return times;
}

async function countClaimed({ at }: Stage, { scope, campaignId }: Prepared): Promise<number> {
  const { claimed } = await at.platform.db.inScope(scope, (tx) =>
    tx.one<{ claimed: number }>(
      `SELECT count(*)::int AS claimed FROM message WHERE business_id = $1 AND campaign_id = $2 AND status = 'claimed'`,
      [scope.businessId, campaignId],
    ),
  );
  return claimed;
}

/** Sent, and nobody waits any more. While Postgres restarts nothing is over. */
async function isOver({ at }: Stage, { scope, campaignId }: Prepared): Promise<boolean> {
  try {
    return await at.platform.db.inScope(scope, async (tx) => {
      const rows = await tx.sql(
        `SELECT FROM campaign c WHERE business_id = $1 AND id = $2 AND status = 'sent' AND NOT EXISTS (
           SELECT FROM message m WHERE m.business_id = $1 AND m.campaign_id = $2 AND m.status IN ('pending', 'claimed'))`,
        [scope.businessId, campaignId],
      );
      return rows.length === 1;
    });
  } catch {
    return false;
  }
}
