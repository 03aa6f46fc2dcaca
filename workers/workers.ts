import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from '../core/platform.js';
import { smsProvider } from '../core/sms/provider.js';
import type { SmsProvider } from '../core/sms/port.js';
import { sendDue } from '../core/sms/send-due.js';
import { pollCodes } from './poll-codes.js';
import { sweep } from './sweep.js';

const SWEEP_EVERY_MS = 60_000;

export interface Workers {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Starts all work of this process. The queue says when to look; with it away the clocks here do. */
export async function startWorkers(
  platform: Platform,
  provider: SmsProvider = smsProvider(platform),
): Promise<Workers> {
  const stopping = new AbortController();
  const { signal } = stopping;
  await platform.queue.process({
    codes: () => sendDue(platform, provider, 'codes'),
    messages: () => sendDue(platform, provider, 'messages'),
    sweep: () => sweep(platform, provider),
  });
  const loops = [pollCodes(platform, provider, signal), sweepByClock(platform, provider, signal)];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function sweepByClock(platform: Platform, provider: SmsProvider, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sweep(platform, provider).catch((error: unknown) =>
      platform.log.error({ error }, 'a sweep failed'),
    );
    await wait(SWEEP_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
