import type { Platform } from '../core/platform.js';
import type { SmsProvider } from '../core/sms/port.js';
import { sendDue } from '../core/sms/send-due.js';
import type { Sending } from '../core/sms/send-step.js';

const EVERY_MS = 1_000;

/** A guest waits for a code: they are looked for each second, whether or not the queue said so. Ends when `signal` aborts. */
export async function pollCodes(platform: Platform, provider: SmsProvider, sending: Sending): Promise<void> {
  while (!sending.signal?.aborted) {
    try {
      await sendDue(platform, provider, 'codes', sending);
    } catch (error) {
      platform.log.error({ error }, 'looking for codes failed');
    }
    await platform.clock.wait(EVERY_MS, sending.signal);
  }
}
