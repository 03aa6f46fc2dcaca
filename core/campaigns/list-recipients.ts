import type { Tx } from '../db/tx.js';
import { maskPhone } from '../guests/phone.js';
import type { Id, Scope } from '../scope.js';
import { MESSAGE_STATUSES, type MessageStatus } from '../sms/message-status.js';
import type { SmsReason } from '../sms/reasons.js';
import { requireOwner } from './require-owner.js';

export interface Recipient {
  /** Of the message: what the next page begins after. */
  id: Id;
  guestId: Id;
  /** Null once erased. */
  name: string | null;
  /** `+90 5•• ••• •• 67`; null once erased. */
  phone: string | null;
  status: MessageStatus;
  reason: SmsReason | null;
  segments: number | null;
  acceptedAt: Date | null;
  settledAt: Date | null;
  clicked: boolean;
  redeemed: boolean;
}

interface Page {
  after?: Id;
  status?: MessageStatus;
  reason?: SmsReason;
  most?: number;
}

const MOST = 200;

type Row = Omit<Recipient, 'name' | 'phone'> & { name_sealed: Buffer | null; phone_sealed: Buffer | null };

/** Who a campaign went to and what became of each, a page at a time (200 at most). Throws Refusal `forbidden`. */
export async function listRecipients(
  scope: Scope,
  tx: Tx,
  campaignId: Id,
  { after, status, reason, most = 50 }: Page = {},
): Promise<Recipient[]> {
  requireOwner(scope);
  const statuses = status ? [status] : MESSAGE_STATUSES;
  // Each status has its recipients in order in one index, and is read as far as the page: none is sorted that is not shown.
  const rows = await tx.sql<Row>(
    `SELECT m.id, m.guest_id AS "guestId", g.name_sealed, g.phone_sealed, m.status, m.reason, m.segments, m.accepted_at AS "acceptedAt",
       m.settled_at AS "settledAt",
       EXISTS (SELECT FROM link_click l WHERE l.business_id = $1 AND l.message_id = m.id) AS clicked,
       EXISTS (SELECT FROM coupon k WHERE k.business_id = $1 AND k.gift_id = c.gift_id AND k.guest_id = m.guest_id
         AND k.status = 'redeemed') AS redeemed
     FROM unnest($4::text[]) AS s (status)
     CROSS JOIN LATERAL (
       SELECT * FROM message
       WHERE business_id = $1 AND campaign_id = $2 AND status BETWEEN s.status AND s.status AND id > $3 AND ($5::text IS NULL OR reason = $5)
       ORDER BY status, id LIMIT $6) m
     JOIN campaign c ON c.business_id = $1 AND c.id = m.campaign_id
     JOIN guest g ON g.business_id = $1 AND g.id = m.guest_id
     ORDER BY m.id LIMIT $6`,
    [scope.businessId, campaignId, after ?? '0', statuses, reason ?? null, Math.min(most, MOST)],
  );
  return rows.map(({ name_sealed, phone_sealed, ...row }) => ({
    ...row,
    name: name_sealed && tx.keys.open('guest.name', name_sealed),
    phone: phone_sealed && maskPhone(tx.keys.open('guest.phone', phone_sealed)),
  }));
}
