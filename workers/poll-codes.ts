import type { Platform } from '../core/platform.js';

const EVERY_MS = 1_000;

/** A guest waits for a code: they are looked for each second, whether or not the queue said so. Ends when `signal` aborts. */
export async function pollCodes(
  { clock, log }: Platform,
  sendCodes: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await sendCodes();
    } catch (error) {
      log.error({ error }, 'looking for codes failed');
    }
    await clock.wait(EVERY_MS, signal);
  }
}
