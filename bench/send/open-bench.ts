import { setTimeout as pause } from 'node:timers/promises';
import type { Id, Scope } from '../../core/scope.js';
import { spawnWorker, type WorkerProcess } from '../../test/faults/sending/spawn-worker.js';
import { spawnStandIn, type StandInProcess, type StandInReport } from '../../test/support/spawn-stand-in.js';
import { openTestPlatform, type TestPlatform } from '../../test/support/test-platform.js';
import type { Faults } from '../../test/support/twilio/faults.js';
import { TEST_ACCOUNT, TEST_TOKEN } from '../../test/support/twilio-stand-in.js';

export interface Bench {
  at: TestPlatform;
  standIn: StandInProcess;
  worker: WorkerProcess;
  close(): Promise<void>;
}

interface Settings {
  faults?: Partial<Faults>;
  perSecond?: number;
}

/** A database, a worker process and the stand-in in its own; nothing is reported back. */
export async function openBench({ faults, perSecond = 10_000 }: Settings): Promise<Bench> {
  const standIn = await spawnStandIn({ faults: { callbacks: false, ...faults } });
  const at = await openTestPlatform({
    config: {
      ...{ SMS_PROVIDER: 'twilio', TWILIO_ACCOUNT_SID: TEST_ACCOUNT, TWILIO_AUTH_TOKEN: TEST_TOKEN },
      ...{ TWILIO_FROM: '+4915112345678', TWILIO_API_URL: standIn.url, PUBLIC_URL: 'https://t.example' },
      SMS_RATE_PER_SECOND: String(perSecond),
    },
  });
  const worker = await spawnWorker(at.environment);
  return {
    ...{ at, standIn, worker },
    async close() {
      await worker.kill();
      await standIn.kill();
      await at.close();
    },
  };
}

/** Waits for a campaign to be sent, calling back now and then. */
export async function untilSent(
  { at }: Pick<Bench, 'at'>,
  { scope, campaignId }: { scope: Scope; campaignId: Id },
  watch?: () => Promise<unknown>,
): Promise<void> {
  const isSent = () =>
    at.platform.db.inScope(scope, (tx) =>
      tx.sql(`SELECT FROM campaign WHERE business_id = $1 AND id = $2 AND status = 'sent'`, [
        scope.businessId,
        campaignId,
      ]),
    );
  while ((await isSent()).length === 0) {
    await watch?.();
    await pause(200);
  }
}

/** Messages a second, by the stand-in's own times. */
export function rateOf({ accepted, firstAt, lastAt }: StandInReport): number {
  if (firstAt === null || lastAt === null || accepted < 2) throw new Error('nothing was sent');
  return ((accepted - 1) / (lastAt - firstAt)) * 1000;
}
