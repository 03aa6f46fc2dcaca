import { translate } from '../i18n/translate.js';
import { queueMail } from '../mail/queue-mail.js';
import type { Platform } from '../platform.js';
import { operationsScope } from '../scope.js';
import { readAccount } from './account.js';
import { issueLink, linkLivesMs } from './account-link.js';
import { linkAddress } from './link-address.js';
import { findByEmail } from './sign-in.js';

const HOUR_MS = 3_600_000;
const MOST_AN_HOUR = 3;

/** Writes a link to whoever has that e-mail, three an hour at most. It says nothing of whether anybody has. */
export async function askNewPassword(platform: Platform, email: string): Promise<void> {
  const row = await findByEmail(platform, email);
  if (!row) return;
  const account = readAccount(platform.keys, row);
  await platform.db.acrossBusinesses(operationsScope(), async (tx) => {
    // Several at once follow each other, so that the count holds.
    await tx.sql('SELECT FROM account WHERE id = $1 FOR UPDATE', [account.id]);
    const { count } = await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM account_link WHERE account_id = $1 AND kind = 'reset' AND created_at > $2`,
      [account.id, new Date(tx.now.getTime() - HOUR_MS)],
    );
    if (count >= MOST_AN_HOUR) return;
    const token = await issueLink(tx, account.id, 'reset');
    await queueMail(tx, {
      to: account.email,
      subject: translate(account.language, 'account.mail.reset_subject'),
      body: translate(account.language, 'account.mail.reset_body', {
        link: linkAddress(platform.config, token),
      }),
      expiresAt: new Date(tx.now.getTime() + linkLivesMs('reset')),
    });
  });
}
