import { MOST_LISTED, type Page, type Stretch } from '../db/page.js';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { findGuests } from './find-guests.js';
import { maskPhone } from './phone.js';

/** A proven guest as the panel lists them; the phone is masked here, so that no list ever holds more. */
export interface Customer {
  id: Id;
  name: string;
  phone: string;
  smsConsent: boolean;
  /** Why no SMS reaches the number; null where SMS arrive. */
  unreachable: string | null;
  smsReceived: number;
  review: 'none' | 'asked' | 'opened' | 'said_done' | 'declined';
  gift: 'none' | 'issued' | 'redeemed' | 'expired' | 'void';
  lastVisitAt: Date;
  createdAt: Date;
}

export interface CustomerQuery extends Page {
  /** Beginnings of words of a name, or a whole phone number. */
  words?: string;
  smsConsent?: boolean;
  visited?: Stretch;
  /** By the last visit. */
  direction: 'asc' | 'desc';
}

interface GuestRow {
  id: Id;
  name_sealed: Buffer;
  phone_sealed: Buffer;
  sms_consent: boolean;
  unreachable_reason: string | null;
  sms_received: number;
  review: Customer['review'];
  gift: Customer['gift'];
  last_visit_at: Date;
  created_at: Date;
}

const COLUMNS = `g.id, g.name_sealed, g.phone_sealed, g.sms_consent, g.unreachable_reason, g.last_visit_at, g.created_at,
  (SELECT count(*)::int FROM message m WHERE m.business_id = g.business_id AND m.guest_id = g.id
     AND m.status IN ('accepted', 'sent', 'delivered')) AS sms_received,
  coalesce((SELECT CASE WHEN said_done_at IS NOT NULL THEN 'said_done' WHEN declined_at IS NOT NULL THEN 'declined'
     WHEN opened_at IS NOT NULL THEN 'opened' ELSE 'asked' END
     FROM review r WHERE r.business_id = g.business_id AND r.guest_id = g.id ORDER BY asked_at DESC LIMIT 1), 'none') AS review,
  coalesce((SELECT status FROM coupon c WHERE c.business_id = g.business_id AND c.guest_id = g.id
     ORDER BY issued_at DESC, id DESC LIMIT 1), 'none') AS gift`;

/**
 * A page of the business's customers, and how many fit in all, ten thousand at most. Erased ones are nobody's customers any more.
 * A page is merged of those who agreed to SMS and those who did not, each in the order of its index: few of either
 * are then found as fast as many.
 */
export async function listCustomers(
  scope: Scope,
  tx: Tx,
  query: CustomerQuery,
): Promise<{ customers: Customer[]; total: number }> {
  const params: unknown[] = [scope.businessId];
  const param = (value: unknown) => `$${params.push(value)}`;
  const fits = ['g.business_id = $1', 'g.erased_at IS NULL', 'g.sms_consent = s.consent'];
  if (query.visited?.from) fits.push(`g.last_visit_at >= ${param(query.visited.from)}`);
  if (query.visited?.to) fits.push(`g.last_visit_at <= ${param(query.visited.to)}`);
  const words = query.words?.trim() ?? '';
  if (words) fits.push(`g.id = ANY(${param(await findGuests(scope, tx, words))}::bigint[])`);
  const consents = query.smsConsent === undefined ? [true, false] : [query.smsConsent];
  const consented = param(consents);
  const found = (rest: string) =>
    `unnest(${consented}::boolean[]) AS s (consent) CROSS JOIN LATERAL (
       SELECT g.id, g.last_visit_at AS at FROM guest g WHERE ${fits.join(' AND ')} ${rest}) f`;
  const { total } = await tx.one<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT FROM ${found(`LIMIT ${MOST_LISTED}`)} LIMIT ${MOST_LISTED}) c`,
    params,
  );
  if (query.limit === 0) return { customers: [], total };
  const direction = query.direction === 'asc' ? 'ASC' : 'DESC';
  const order = `ORDER BY at ${direction}, id ${direction}`;
  const until = param(query.offset + query.limit);
  const rows = await tx.sql<GuestRow>(
    `SELECT ${COLUMNS} FROM (
       SELECT f.id, f.at FROM ${found(`${order} LIMIT ${until}`)} ${order} LIMIT ${param(query.limit)} OFFSET ${param(query.offset)}) p
     JOIN guest g ON g.business_id = $1 AND g.id = p.id ORDER BY p.at ${direction}, p.id ${direction}`,
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

function open({ keys }: Tx, row: GuestRow): Customer {
  return {
    id: row.id,
    name: keys.open('guest.name', row.name_sealed),
    phone: maskPhone(keys.open('guest.phone', row.phone_sealed)),
    smsConsent: row.sms_consent,
    unreachable: row.unreachable_reason,
    smsReceived: row.sms_received,
    review: row.review,
    gift: row.gift,
    lastVisitAt: row.last_visit_at,
    createdAt: row.created_at,
  };
}
