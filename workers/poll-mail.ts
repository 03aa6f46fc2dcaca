import type { SendMail } from '../core/mail/mail-port.js';
import { sendMails } from '../core/mail/send-mails.js';
import type { Platform } from '../core/platform.js';

const EVERY_MS = 2_000;

/** Whoever asked for a link waits at a mailbox: e-mails are looked for every other second. Ends when `signal` aborts. */
export async function pollMail(platform: Platform, send: SendMail, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sendMails(platform, send).catch((error: unknown) =>
      platform.log.error({ error }, 'looking for e-mails failed'),
    );
    await platform.clock.wait(EVERY_MS, signal);
  }
}
