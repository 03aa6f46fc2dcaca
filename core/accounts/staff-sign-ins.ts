import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { parseName } from '../guests/name.js';
import type { Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import { queueMail } from '../mail/queue-mail.js';
import type { Platform } from '../platform.js';
import type { Id, Scope } from '../scope.js';
import { issueLink, linkLivesMs } from './account-link.js';
import { addStaff } from './add-staff.js';
import { createAccount } from './create-account.js';
import { linkAddress } from './link-address.js';
import { openAgain } from './open-again.js';
import { takeInvitation } from './take-invitation.js';

export interface Invitation {
  name: string;
  email: string;
  role: 'owner' | 'cashier';
  language: Language;
}

/**
 * A person at the panel of a business, invited by e-mail: a new one, or one whose sign-in the business itself had taken away.
 * Throws Refusal `forbidden`, `name_invalid`, `email_invalid`, `email_taken`, `too_many_invitations`.
 */
export async function inviteStaff(platform: Platform, scope: Scope, invitation: Invitation): Promise<Id> {
  requireOwnerOrCeo(scope);
  return platform.db.inPanelScope(scope, (tx) => sendInvitation(platform, scope, tx, invitation));
}

/** The same in a transaction that has the panel's own rights, once it is settled that `scope` may. */
export async function sendInvitation(
  { config }: Pick<Platform, 'config'>,
  scope: Scope,
  tx: Tx,
  invitation: Invitation,
): Promise<Id> {
  const name = parseName(invitation.name);
  await takeInvitation(scope, tx);
  const person = { ...invitation, name };
  const { accountId, staffId: id } =
    (await openAgain(scope, tx, person)) ?? (await openFirst(scope, tx, person));
  const token = await issueLink(tx, accountId, 'invitation');
  const { business } = await tx.one<{ business: string }>(
    'SELECT name AS business FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  await queueMail(tx, {
    to: invitation.email,
    subject: translate(invitation.language, 'account.mail.invitation_subject', { business }),
    body: translate(invitation.language, 'account.mail.invitation_body', {
      business,
      name,
      link: linkAddress(config, token),
    }),
    expiresAt: new Date(tx.now.getTime() + linkLivesMs('invitation')),
  });
  appendActivity(scope, tx, { action: 'staff.invite', subject: { type: 'staff', id } });
  return id;
}

/** Takes a person's sign-in away at once; nobody takes their own. Throws Refusal `forbidden`, `not_found`. */
export async function disableStaff(platform: Platform, scope: Scope, staffId: Id): Promise<void> {
  requireOwnerOrCeo(scope);
  if (scope.actor.role === 'owner' && scope.actor.id === staffId) throw new Refusal('forbidden');
  await platform.db.inPanelScope(scope, async (tx) => {
    const ended = await tx.sql(
      `UPDATE account SET disabled_at = $3, epoch = epoch + 1
       WHERE business_id = $1 AND staff_id = $2 AND disabled_at IS NULL RETURNING id`,
      [scope.businessId, staffId, tx.now],
    );
    if (ended.length === 0) throw new Refusal('not_found');
    appendActivity(scope, tx, { action: 'staff.disable', subject: { type: 'staff', id: staffId } });
  });
}

async function openFirst(scope: Scope, tx: Tx, person: Invitation): Promise<{ accountId: Id; staffId: Id }> {
  const staffId = await addStaff(scope, tx, person);
  const staff = { businessId: scope.businessId, id: staffId };
  return { accountId: await createAccount(tx, { ...person, staff }), staffId };
}

function requireOwnerOrCeo({ actor }: Scope): void {
  if (actor.role !== 'owner' && actor.role !== 'ceo') throw new Refusal('forbidden');
}
