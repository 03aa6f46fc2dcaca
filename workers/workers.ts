import { sendCampaigns } from '../core/campaigns/send-campaigns.js';
import { CampaignSockets } from '../core/sms/campaign-sockets.js';
import { chooseMail } from '../core/mail/choose-mail.js';
import type { Platform } from '../core/platform.js';
import { smsProvider } from '../core/sms/provider.js';
import type { SmsProvider } from '../core/sms/port.js';
import { sendDue } from '../core/sms/send-due.js';
import type { Sending } from '../core/sms/send-step.js';
import { pollCodes } from './poll-codes.js';
import { pollMail } from './poll-mail.js';
import { sweep, type Sweeping } from './sweep.js';

const SWEEP_EVERY_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

export interface Workers {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Starts all work of this process, watched by whoever asks. The queue says when to look; with it away the clocks here do. */
export async function startWorkers(
  platform: Platform,
  provider: SmsProvider = smsProvider(platform),
  { onStep, onAnswer, onSweepStep }: Pick<Sweeping, 'onStep' | 'onAnswer' | 'onSweepStep'> = {},
): Promise<Workers> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const campaignSockets = new CampaignSockets(platform.config.SMS_CONNECTIONS);
  const sending: Sending = { signal, onStep, onAnswer, campaignSockets };
  const sweeping: Sweeping = { ...sending, onSweepStep };
  const codes = () => campaignSockets.makeWayFor(() => sendDue(platform, provider, 'codes', sending));
  const campaigns = onlyOneAtOnce(() =>
    // Nobody waits for what a job began: a database that is away must not end the process.
    sendCampaigns(platform, provider, sending).catch((error: unknown) =>
      platform.log.error({ error }, 'looking for campaigns failed'),
    ),
  );
  await platform.queue.process({
    codes,
    messages: () => sendDue(platform, provider, 'messages', sending),
    // A job says "look now" and is over: what it begins may take hours, and goes on without it.
    campaigns: async () => void campaigns(),
    sweep: () => sweep(platform, provider, sweeping),
  });
  const loops = [
    pollCodes(platform, codes, signal),
    sweepByClock(platform, provider, sweeping),
    everySecond(platform, campaigns, signal),
    pollMail(platform, chooseMail(platform), signal),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all([...loops, campaigns()]);
    },
  };
}

/** Called while it runs, it answers with that run, and runs once more after it. */
function onlyOneAtOnce(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    again = running !== undefined;
    return (running ??= run().finally(() => (running = undefined)));
  };
}

/** Campaigns are looked for by the clock too, whether or not the queue said so. */
async function everySecond(
  { clock }: Platform,
  campaigns: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await campaigns();
    await clock.wait(LOOK_EVERY_MS, signal);
  }
}

async function sweepByClock(platform: Platform, provider: SmsProvider, sweeping: Sweeping): Promise<void> {
  while (!sweeping.signal?.aborted) {
    await sweep(platform, provider, sweeping);
    await platform.clock.wait(SWEEP_EVERY_MS, sweeping.signal);
  }
}
