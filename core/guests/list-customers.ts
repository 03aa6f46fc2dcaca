import { nameMatches } from '../crypto/name-tokens.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import { maskPhone, parsePhone } from './phone.js';

/** A proven guest as the panel lists them; the phone is masked here, so that no list ever holds more. */
export interface Customer {
  id: Id;
  name: string;
  phone: string;
  smsConsent: boolean;
  smsReceived: number;
  review: 'none' | 'asked' | 'opened' | 'said_done' | 'declined';
  gift: 'none' | 'issued' | 'redeemed' | 'expired' | 'void';
  lastVisitAt: Date;
  createdAt: Date;
}

export interface CustomerQuery {
  /** Beginnings of words of a name, or a whole phone number. */
  words?: string;
  smsConsent?: boolean;
  visited?: { from: Date | null; to: Date | null };
  limit: number;
  offset: number;
  sort: { by: 'lastVisitAt' | 'createdAt'; direction: 'asc' | 'desc' };
}

interface GuestRow {
  id: Id;
  name_sealed: Buffer;
  phone_sealed: Buffer;
  sms_consent: boolean;
  sms_received: number;
  review: Customer['review'];
  gift: Customer['gift'];
  last_visit_at: Date;
  created_at: Date;
}

const SORTED = { lastVisitAt: 'last_visit_at', createdAt: 'created_at' } as const;

const COLUMNS = `g.id, g.name_sealed, g.phone_sealed, g.sms_consent, g.last_visit_at, g.created_at,
  (SELECT count(*)::int FROM message m WHERE m.business_id = g.business_id AND m.guest_id = g.id
     AND m.status IN ('accepted', 'sent', 'delivered')) AS sms_received,
  coalesce((SELECT CASE WHEN said_done_at IS NOT NULL THEN 'said_done' WHEN declined_at IS NOT NULL THEN 'declined'
     WHEN opened_at IS NOT NULL THEN 'opened' ELSE 'asked' END
     FROM review r WHERE r.business_id = g.business_id AND r.guest_id = g.id ORDER BY asked_at DESC LIMIT 1), 'none') AS review,
  coalesce((SELECT status FROM coupon c WHERE c.business_id = g.business_id AND c.guest_id = g.id
     ORDER BY issued_at DESC, id DESC LIMIT 1), 'none') AS gift`;

/** A page of the business's customers, and how many fit in all. Erased ones are nobody's customers any more. */
export async function listCustomers(
  scope: Scope,
  tx: Tx,
  query: CustomerQuery,
): Promise<{ customers: Customer[]; total: number }> {
  const params: unknown[] = [scope.businessId];
  const param = (value: unknown) => `$${params.push(value)}`;
  const fits = ['g.business_id = $1', 'g.erased_at IS NULL'];
  if (query.smsConsent !== undefined) fits.push(`g.sms_consent = ${param(query.smsConsent)}`);
  if (query.visited?.from) fits.push(`g.last_visit_at >= ${param(query.visited.from)}`);
  if (query.visited?.to) fits.push(`g.last_visit_at <= ${param(query.visited.to)}`);
  const words = query.words?.trim() ?? '';
  if (words) fits.push(`g.id = ANY(${param(await findByWords(scope, tx, words))}::bigint[])`);
  const from = `FROM guest g WHERE ${fits.join(' AND ')}`;
  const { total } = await tx.one<{ total: number }>(`SELECT count(*)::int AS total ${from}`, params);
  if (query.limit === 0) return { customers: [], total };
  const order = `g.${SORTED[query.sort.by]} ${query.sort.direction === 'asc' ? 'ASC' : 'DESC'}`;
  const rows = await tx.sql<GuestRow>(
    `SELECT ${COLUMNS} ${from} ORDER BY ${order}, g.id DESC
     LIMIT ${param(query.limit)} OFFSET ${param(query.offset)}`,
    params,
  );
  return { customers: rows.map((row) => open(tx, row)), total };
}

/** Those of the ids that are customers of this business. */
export async function readCustomers(scope: Scope, tx: Tx, ids: Id[]): Promise<Customer[]> {
  const rows = await tx.sql<GuestRow>(
    `SELECT ${COLUMNS} FROM guest g WHERE g.business_id = $1 AND g.id = ANY($2::bigint[]) AND g.erased_at IS NULL`,
    [scope.businessId, ids],
  );
  return rows.map((row) => open(tx, row));
}

/** More than anybody looks through: whoever has so common a beginning types one letter more. */
const MOST_FOUND = 2_000;

async function findByWords(scope: Scope, tx: Tx, words: string): Promise<Id[]> {
  return /\d{5}/.test(words.replace(/[\s()+-]/g, ''))
    ? findByPhone(scope, tx, words)
    : findByName(scope, tx, words);
}

async function findByPhone(scope: Scope, tx: Tx, text: string): Promise<Id[]> {
  const { country } = await tx.one<{ country: string }>(
    'SELECT country FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  let e164: string;
  try {
    e164 = parsePhone(text, country).e164;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
  const indexes = tx.keys.phoneIndexes(e164).map(({ index }) => index);
  const rows = await tx.sql<{ id: Id }>(
    'SELECT id FROM guest WHERE business_id = $1 AND phone_index = ANY($2::bytea[])',
    [scope.businessId, indexes],
  );
  return rows.map(({ id }) => id);
}

async function findByName(scope: Scope, tx: Tx, words: string): Promise<Id[]> {
  // Beginnings are indexed from three letters on: a shorter word beside a longer one is settled once the names are open.
  const long = words.split(/\s+/).filter((word) => [...word].length >= 3);
  const tokens = tx.keys.queryTokens(long.length > 0 ? long.join(' ') : words);
  if (tokens.length === 0) return [];
  const rows = await tx.sql<{ id: Id; name_sealed: Buffer }>(
    `SELECT g.id, g.name_sealed FROM guest g WHERE g.business_id = $1 AND g.erased_at IS NULL AND g.id IN (
       SELECT t.guest_id FROM guest_name_token t WHERE t.business_id = $1 AND t.token = ANY($2::bytea[])
       GROUP BY t.guest_id HAVING count(*) = $3)
     ORDER BY g.id DESC LIMIT $4`,
    [scope.businessId, tokens, tokens.length, MOST_FOUND],
  );
  return rows
    .filter(({ name_sealed }) => nameMatches(tx.keys.open('guest.name', name_sealed), words))
    .map(({ id }) => id);
}

function open({ keys }: Tx, row: GuestRow): Customer {
  return {
    id: row.id,
    name: keys.open('guest.name', row.name_sealed),
    phone: maskPhone(keys.open('guest.phone', row.phone_sealed)),
    smsConsent: row.sms_consent,
    smsReceived: row.sms_received,
    review: row.review,
    gift: row.gift,
    lastVisitAt: row.last_visit_at,
    createdAt: row.created_at,
  };
}
