import type { Tx } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import type { Id, Scope } from '../scope.js';
import { addStaff } from './add-staff.js';
import { forgetDevices } from './devices.js';
import { emailHash, parseEmail } from './email.js';
import { FORGONE } from './free-email.js';

interface Invited {
  /** As it is kept. */
  name: string;
  email: string;
  role: 'owner' | 'cashier';
  language: Language;
}

/**
 * A sign-in that this business took away, or invited and nobody took up, as new: without a password, a second step or a session of before. Under another name it is
 * another person's (a till's mailbox goes from hand to hand), so that what the first one did stays theirs. Null where there is none to
 * open; the caller logs it. Needs the panel's own rights. Throws Refusal `email_invalid`.
 */
export async function openAgain(
  scope: Scope,
  tx: Tx,
  { name, email, role, language }: Invited,
): Promise<{ accountId: Id; staffId: Id } | null> {
  const { businessId } = scope;
  const [known] = await tx.sql<{ id: Id; staff_id: Id; name_sealed: Buffer }>(
    `SELECT a.id, a.staff_id, s.name_sealed FROM account a JOIN staff s ON s.business_id = a.business_id AND s.id = a.staff_id
     WHERE a.business_id = $1 AND a.email_hash = $3 AND (a.disabled_at IS NOT NULL OR ${FORGONE}) FOR UPDATE OF a`,
    [businessId, tx.now, emailHash(tx.platformKeys, parseEmail(email))],
  );
  if (!known) return null;
  const isSame = tx.keys.open('staff.name', known.name_sealed) === name;
  const staffId = isSame ? known.staff_id : await addStaff(scope, tx, { name, role });
  await tx.sql('UPDATE staff SET role = $3 WHERE business_id = $1 AND id = $2', [businessId, staffId, role]);
  await tx.sql('DELETE FROM account_recovery_code WHERE account_id = $1', [known.id]);
  await forgetDevices(tx, known.id);
  await tx.sql(
    `UPDATE account SET disabled_at = NULL, password_hash = NULL, totp_sealed = NULL, totp_confirmed_at = NULL, epoch = epoch + 1, staff_id = $3, role = $4, language = $5
     WHERE business_id = $1 AND id = $2`,
    [businessId, known.id, staffId, role, language],
  );
  return { accountId: known.id, staffId };
}
