import { requireOwner } from '../campaigns/require-owner.js';
import { MOST_LISTED, type Page, type Stretch } from '../db/page.js';
import type { Tx } from '../db/tx.js';
import { findGuests } from '../guests/find-guests.js';
import { maskPhone } from '../guests/phone.js';
import type { Id, Scope } from '../scope.js';
import { parseCouponCode } from './coupon-code.js';
import type { CouponStatus } from './issue-coupon.js';

/** A gift that was given, as the panel lists it: never its code, which is the guest's to show. */
export interface GivenCoupon {
  id: Id;
  /** Null once erased. */
  name: string | null;
  /** `+90 5•• ••• •• 67`; null once erased. */
  phone: string | null;
  /** In the languages that the owner wrote. */
  title: Record<string, string>;
  status: CouponStatus;
  issuedAt: Date;
  expiresAt: Date;
  redeemedAt: Date | null;
  /** Who took it in. */
  redeemedBy: string | null;
  voidedAt: Date | null;
}

export interface CouponQuery extends Page {
  /** Beginnings of words of the guest's name, the whole phone, or the whole code. */
  words?: string;
  status?: CouponStatus;
  issued?: Stretch;
  direction: 'asc' | 'desc';
}

interface Row {
  id: Id;
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  title: Record<string, string>;
  status: CouponStatus;
  issued_at: Date;
  expires_at: Date;
  redeemed_at: Date | null;
  redeemed_by: Buffer | null;
  voided_at: Date | null;
}

const STATUSES: CouponStatus[] = ['issued', 'redeemed', 'expired', 'void'];

const selectCoupons = (from: string, now: string) => `
  SELECT c.id, g.name_sealed, g.phone_sealed, v.title, c.issued_at, c.expires_at, c.redeemed_at, c.voided_at, s.name_sealed AS redeemed_by,
    CASE WHEN c.status = 'issued' AND c.expires_at <= ${now} THEN 'expired' ELSE c.status END AS status
  ${from}
  JOIN guest g ON g.business_id = c.business_id AND g.id = c.guest_id
  JOIN gift_version v ON v.business_id = c.business_id AND v.gift_id = c.gift_id AND v.version = c.gift_version
  LEFT JOIN staff s ON s.business_id = c.business_id AND s.id = c.redeemed_by`;

/**
 * A page of the gifts that were given, and how many fit in all, ten thousand at most; merged of one stretch of the index for each status.
 * Throws Refusal `forbidden` for whoever is not the owner.
 */
export async function listCoupons(
  scope: Scope,
  tx: Tx,
  query: CouponQuery,
): Promise<{ coupons: GivenCoupon[]; total: number }> {
  requireOwner(scope);
  const params: unknown[] = [scope.businessId];
  const param = (value: unknown) => `$${params.push(value)}`;
  const statuses = param(await storedStatuses(scope, tx, query.status));
  const fits: string[] = [];
  if (query.issued?.from) fits.push(`AND c.issued_at >= ${param(query.issued.from)}`);
  if (query.issued?.to) fits.push(`AND c.issued_at <= ${param(query.issued.to)}`);
  if (query.status === 'issued') fits.push(`AND c.expires_at > ${param(tx.now)}`);
  if (query.status === 'expired') fits.push(`AND c.expires_at <= ${param(tx.now)}`);
  const words = query.words?.trim() ?? '';
  if (words) fits.push(await fitsWords(scope, tx, words, param));
  const found = (rest: string) =>
    words
      ? `(SELECT c.id, c.issued_at AS at FROM coupon c
           WHERE c.business_id = $1 AND c.status = ANY(${statuses}::text[]) ${fits.join(' ')} ${rest}) f`
      : `unnest(${statuses}::text[]) AS s (status) CROSS JOIN LATERAL (
           SELECT c.id, c.issued_at AS at FROM coupon c
           WHERE c.business_id = $1 AND c.status = s.status ${fits.join(' ')} ${rest}) f`;
  const { total } = await tx.one<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT FROM ${found(`LIMIT ${MOST_LISTED}`)} LIMIT ${MOST_LISTED}) k`,
    params,
  );
  if (query.limit === 0) return { coupons: [], total };
  const direction = query.direction === 'asc' ? 'ASC' : 'DESC';
  const order = `ORDER BY at ${direction}, id ${direction}`;
  const until = param(query.offset + query.limit);
  const page = `SELECT f.id, f.at FROM ${found(`${order} LIMIT ${until}`)} ${order} LIMIT ${param(query.limit)} OFFSET ${param(query.offset)}`;
  const rows = await tx.sql<Row>(
    `${selectCoupons(`FROM (${page}) p JOIN coupon c ON c.business_id = $1 AND c.id = p.id`, param(tx.now))}
     ORDER BY p.at ${direction}, p.id ${direction}`,
    params,
  );
  return { coupons: rows.map((row) => open(tx, row)), total };
}

/** Those of the ids that were given by this business. Throws Refusal `forbidden` for whoever is not the owner. */
export async function readCoupons(scope: Scope, tx: Tx, ids: Id[]): Promise<GivenCoupon[]> {
  requireOwner(scope);
  const rows = await tx.sql<Row>(
    `${selectCoupons('FROM coupon c', '$3')} WHERE c.business_id = $1 AND c.id = ANY($2::bigint[])`,
    [scope.businessId, ids, tx.now],
  );
  return rows.map((row) => open(tx, row));
}

/**
 * Under which statuses the wanted ones are stored. One that ran out since the sweep was last there is expired already; the issued are
 * looked through for such only when there is one.
 */
async function storedStatuses(
  scope: Scope,
  tx: Tx,
  wanted: CouponStatus | undefined,
): Promise<CouponStatus[]> {
  if (wanted !== 'expired') return wanted ? [wanted] : STATUSES;
  const late = await tx.sql(
    `SELECT FROM coupon c WHERE c.business_id = $1 AND c.status = 'issued' AND c.expires_at <= $2 ORDER BY c.expires_at LIMIT 1`,
    [scope.businessId, tx.now],
  );
  return late.length > 0 ? ['issued', 'expired'] : ['expired'];
}

/** What looks like a code is one: whoever holds it in the hand wants that coupon. A name of eight such signs is looked for as well. */
async function fitsWords(
  scope: Scope,
  tx: Tx,
  words: string,
  param: (value: unknown) => string,
): Promise<string> {
  const guests = `c.guest_id = ANY(${param(await findGuests(scope, tx, words))}::bigint[])`;
  const code = parseCouponCode(words);
  return code
    ? `AND (c.code_index = ANY(${param(tx.keys.secretIndexes('coupon', code))}::bytea[]) OR ${guests})`
    : `AND ${guests}`;
}

function open({ keys }: Tx, row: Row): GivenCoupon {
  return {
    id: row.id,
    name: row.name_sealed && keys.open('guest.name', row.name_sealed),
    phone: row.phone_sealed && maskPhone(keys.open('guest.phone', row.phone_sealed)),
    title: row.title,
    status: row.status,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    redeemedAt: row.redeemed_at,
    redeemedBy: row.redeemed_by && keys.open('staff.name', row.redeemed_by),
    voidedAt: row.voided_at,
  };
}
