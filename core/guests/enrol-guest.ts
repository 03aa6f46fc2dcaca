import type { Tx } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import type { Id, Scope } from '../scope.js';
import { nameUnits } from '../sms/name-units.js';
import { recordVisit } from '../visits/record-visit.js';
import type { ConsentText } from './consent-text.js';
import { phoneCountry } from './phone.js';
import { recordConsent } from './record-consent.js';

interface Enrolment {
  challengeId: Id;
  name: string;
  language: Language;
  consent: { given: boolean; text: ConsentText; answeredAt: Date };
  channel: string;
  address?: string;
}

export interface Enrolled {
  guestId: Id;
  name: string;
  /** Was on the list before. */
  returning: boolean;
}

/**
 * Puts whoever passed the challenge on the business's list, or finds them there. The proven phone decides who it is; name, language
 * and consent are what its holder just said. Throws when the challenge was not passed: that is a bug of the caller.
 */
export async function enrolGuest(scope: Scope, tx: Tx, enrolment: Enrolment): Promise<Enrolled> {
  const { phone_sealed } = await tx.one<{ phone_sealed: Buffer }>(
    `SELECT phone_sealed FROM challenge WHERE business_id = $1 AND id = $2 AND status = 'passed'`,
    [scope.businessId, enrolment.challengeId],
  );
  const phone = tx.keys.open('challenge.phone', phone_sealed);
  const { id: guestId, returning } = await upsertGuest(scope, tx, phone, enrolment);
  await replaceNameTokens(scope, tx, guestId, enrolment.name);
  await recordConsent(scope, tx, guestId, {
    kind: enrolment.consent.given ? 'given' : 'refused',
    text: enrolment.consent.text,
    answeredAt: enrolment.consent.answeredAt,
    channel: enrolment.channel,
    challengeId: enrolment.challengeId,
    address: enrolment.address,
  });
  await recordVisit(scope, tx, guestId);
  return { guestId, name: enrolment.name, returning };
}

/** The guest's name, null when erased. */
export async function loadGuestName(scope: Scope, tx: Tx, guestId: Id): Promise<string | null> {
  const [row] = await tx.sql<{ name_sealed: Buffer | null }>(
    'SELECT name_sealed FROM guest WHERE business_id = $1 AND id = $2',
    [scope.businessId, guestId],
  );
  return row?.name_sealed ? tx.keys.open('guest.name', row.name_sealed) : null;
}

async function upsertGuest(
  scope: Scope,
  tx: Tx,
  phone: string,
  { name, language }: Enrolment,
): Promise<{ id: Id; returning: boolean }> {
  const units = nameUnits(name);
  const values = [
    tx.keys.seal('guest.phone', phone),
    tx.keys.seal('guest.name', name),
    units.gsm,
    units.ucs2,
    units.plain,
    units.irregular,
    language,
    tx.now,
    phoneCountry(phone),
  ];
  // Two tabs proving one phone at once wait here: while keys are rotated they may write under two versions, which no unique index sees.
  await tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [tx.keys.phoneLock(phone)]);
  const known = tx.keys.phoneIndexes(phone);
  // Phones that came under an older index key keep that index.
  const [found] = await tx.sql<{ id: Id }>(
    `UPDATE guest SET phone_sealed = $2, name_sealed = $3, name_gsm_units = $4, name_ucs2_units = $5, name_plain_units = $6,
       name_irregular = $7, language = $8, proven_at = $9, phone_country = $10, erased_at = NULL,
       -- A code has just reached the number.
       unreachable_reason = NULL, unreachable_at = NULL
     WHERE business_id = $1 AND (phone_index_version, phone_index) IN (SELECT * FROM unnest($11::int[], $12::bytea[])) RETURNING id`,
    [scope.businessId, ...values, known.map((k) => k.version), known.map((k) => k.index)],
  );
  if (found) return { id: found.id, returning: true };
  const { index, version } = tx.keys.phoneIndex(phone);
  return tx.one<{ id: Id; returning: boolean }>(
    `INSERT INTO guest (business_id, phone_sealed, name_sealed, name_gsm_units, name_ucs2_units, name_plain_units, name_irregular,
       language, proven_at, last_visit_at, created_at, sms_consent, phone_country, phone_index, phone_index_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9, false, $10, $11, $12)
     ON CONFLICT (business_id, phone_index_version, phone_index) DO UPDATE
       SET phone_sealed = EXCLUDED.phone_sealed, name_sealed = EXCLUDED.name_sealed, name_gsm_units = EXCLUDED.name_gsm_units,
         name_ucs2_units = EXCLUDED.name_ucs2_units, name_plain_units = EXCLUDED.name_plain_units,
         name_irregular = EXCLUDED.name_irregular, phone_country = EXCLUDED.phone_country, language = EXCLUDED.language, proven_at = EXCLUDED.proven_at, erased_at = NULL,
         unreachable_reason = NULL, unreachable_at = NULL
     RETURNING id, xmax <> 0 AS returning`,
    [scope.businessId, ...values, index, version],
  );
}

async function replaceNameTokens(scope: Scope, tx: Tx, guestId: Id, name: string): Promise<void> {
  const tokens = tx.keys.nameTokens(name);
  await tx.sql(
    'DELETE FROM guest_name_token WHERE business_id = $1 AND guest_id = $2 AND token <> ALL($3::bytea[])',
    [scope.businessId, guestId, tokens],
  );
  await tx.sql(
    `INSERT INTO guest_name_token (business_id, guest_id, token) SELECT $1, $2, unnest($3::bytea[]) ON CONFLICT DO NOTHING`,
    [scope.businessId, guestId, tokens],
  );
}
