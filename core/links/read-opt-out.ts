import type { Tx } from '../db/tx.js';
import { maskPhone } from '../guests/phone.js';
import type { Id, Scope } from '../scope.js';

export interface OptOut {
  guestId: Id;
  /** `+90 5•• ••• •• 67`; null once erased. */
  phone: string | null;
  /** Offers by SMS still come. */
  consent: boolean;
}

/** Whose offers the page behind a message's opt-out link stops. Null when the message was to no guest. */
export async function readOptOut(scope: Scope, tx: Tx, messageId: Id): Promise<OptOut | null> {
  const [row] = await tx.sql<{ id: Id; phone_sealed: Buffer | null; sms_consent: boolean }>(
    `SELECT g.id, g.phone_sealed, g.sms_consent FROM message m
     JOIN guest g ON g.business_id = m.business_id AND g.id = m.guest_id
     WHERE m.business_id = $1 AND m.id = $2`,
    [scope.businessId, messageId],
  );
  if (!row) return null;
  const phone = row.phone_sealed && maskPhone(tx.keys.open('guest.phone', row.phone_sealed));
  return { guestId: row.id, phone, consent: row.sms_consent };
}
