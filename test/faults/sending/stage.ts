import { spawnBot, type BotProcess } from '../../support/spawn-bot.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { TEST_ACCOUNT, TEST_TOKEN } from '../../support/twilio-stand-in.js';

/** What every round is played on: a database, a queue, and a bot that takes the callbacks. */
export interface Stage {
  at: TestPlatform;
  bot: BotProcess;
  /** Of a worker that sends to that stand-in; each round has a sender of its own, so that none inherits a pause. */
  environmentOf(standIn: string, round: number): Record<string, string>;
  close(): Promise<void>;
}

/** More than a list of the stand-in lags, also where the machine is busy: a quarter of it a claim holds, in the rest the stand-in has answered. */
const LAG_SECONDS = 6;

const SENDING = {
  SMS_PROVIDER: 'twilio',
  TWILIO_ACCOUNT_SID: TEST_ACCOUNT,
  TWILIO_AUTH_TOKEN: TEST_TOKEN,
  TWILIO_FROM: '+4915100000000',
  PUBLIC_URL: 'https://t.example',
  SMS_RATE_PER_SECOND: '2000',
  SMS_PROVIDER_LAG_SECONDS: String(LAG_SECONDS),
  // What goes wrong is what is tested: the processes need not say so.
  LOG_LEVEL: 'silent',
};

export async function openStage(more: Record<string, string> = {}): Promise<Stage> {
  const at = await openTestPlatform({ config: { ...SENDING, ...more } });
  const bot = await spawnBot(at.environment);
  return {
    at,
    bot,
    environmentOf: (standIn, round) => ({
      ...at.environment,
      TWILIO_API_URL: standIn,
      TWILIO_FROM: `+49151${String(1_000_000 + round)}`,
    }),
    async close() {
      await bot.kill();
      await at.close();
    },
  };
}
