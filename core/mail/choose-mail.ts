import { createTransport } from 'nodemailer';
import type { Config } from '../config.js';
import type { Platform } from '../platform.js';
import type { SendMail } from './mail-port.js';
import { sandboxMail } from './sandbox-mail.js';

const WITHIN_MS = 20_000;

/** To the server that SMTP_URL names, else into the outbox. */
export function chooseMail(platform: Platform): SendMail {
  const { SMTP_URL, ADMIN_URL } = platform.config;
  return SMTP_URL ? smtpMail({ SMTP_URL, ADMIN_URL }) : sandboxMail(platform);
}

/**
 * `?from=` in SMTP_URL says who writes; without, a name at the panel's host. The links in these e-mails open accounts, so nothing is sent
 * over a line that is not encrypted unless `?requireTLS=false` says so. Throws when it was not taken.
 */
export function smtpMail({
  SMTP_URL,
  ADMIN_URL,
}: Pick<Config, 'ADMIN_URL'> & { SMTP_URL: string }): SendMail {
  const server = new URL(SMTP_URL);
  const from = server.searchParams.get('from') ?? `TaraKazan <no-reply@${new URL(ADMIN_URL).hostname}>`;
  server.searchParams.delete('from');
  const transport = createTransport({
    url: server.href,
    // What the address says goes before this.
    requireTLS: true,
    connectionTimeout: WITHIN_MS,
    greetingTimeout: WITHIN_MS,
    socketTimeout: WITHIN_MS,
  });
  return async ({ id, to, subject, body }) => {
    const messageId = `<tarakazan-${id}@${new URL(ADMIN_URL).hostname}>`;
    await transport.sendMail({ from, to, subject, text: body, messageId });
  };
}
