import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from '../core/platform.js';
import type { SmsProvider } from '../core/sms/port.js';
import { sendDue } from '../core/sms/send-due.js';

const EVERY_MS = 1_000;

/** A guest waits for a code: they are looked for each second, whether or not the queue said so. Ends when `signal` aborts. */
export async function pollCodes(
  platform: Platform,
  provider: SmsProvider,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await sendDue(platform, provider, 'codes');
    } catch (error) {
      platform.log.error({ error }, 'looking for codes failed');
    }
    await wait(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
