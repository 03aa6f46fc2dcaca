import type { PlatformTx } from '../db/tx.js';
import { translate } from '../i18n/translate.js';
import { queueMail } from '../mail/queue-mail.js';
import type { Account } from './account.js';

/** A warning that comes days late still says what happened. */
const LIVES_MS = 7 * 24 * 3_600_000;

/** Writes to the account's own address that its second step was turned on or off: whoever did not do it learns of it there. */
export async function tellOfSecondStep(
  tx: PlatformTx,
  { email, language }: Account,
  now: 'on' | 'off',
): Promise<void> {
  await queueMail(tx, {
    to: email,
    subject: translate(language, `account.mail.totp_${now}_subject`),
    body: translate(language, `account.mail.totp_${now}_body`),
    expiresAt: new Date(tx.now.getTime() + LIVES_MS),
  });
}
