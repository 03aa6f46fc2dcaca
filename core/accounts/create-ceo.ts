import { appendPlatformActivity } from '../activity-log/append-platform-activity.js';
import { Refusal } from '../errors.js';
import type { Language } from '../i18n/languages.js';
import type { Platform } from '../platform.js';
import { operationsScope, type Id } from '../scope.js';
import { issueLink } from './account-link.js';
import { createAccount } from './create-account.js';
import { emailHash, parseEmail } from './email.js';
import { linkAddress } from './link-address.js';
import { parsePassword } from './password.js';

interface NewCeo {
  email: string;
  language: Language;
  password?: string;
}

/**
 * A sign-in for whoever runs TaraKazan, made at a terminal and logged in the platform's log. Answers the link that sets its password, or
 * null where that was given. For a CEO that there is already it makes a new link. Throws Refusal `email_taken`, `password_weak`.
 */
export async function inviteCeo(
  platform: Platform,
  { email, language, password }: NewCeo,
): Promise<string | null> {
  const scope = operationsScope();
  const address = parseEmail(email);
  if (password !== undefined) parsePassword(password, address);
  return platform.db.acrossBusinesses(scope, async (tx) => {
    const [known] = await tx.sql<{ id: Id; role: string }>(
      'SELECT id, role FROM account WHERE email_hash = $1',
      [emailHash(tx.platformKeys, address)],
    );
    if (known && (known.role !== 'ceo' || password !== undefined)) throw new Refusal('email_taken');
    const id =
      known?.id ??
      (await createAccount(tx, { email: address, role: 'ceo', staff: null, language, password }));
    const link =
      password === undefined ? linkAddress(platform.config, await issueLink(tx, id, 'invitation')) : null;
    const action = known ? 'account.link' : 'account.create';
    await appendPlatformActivity(scope, tx, { action, subject: { type: 'account', id } });
    return link;
  });
}
