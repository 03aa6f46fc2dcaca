import { requireOwner } from '../campaigns/require-owner.js';
import { MOST_LISTED, type Page, type Stretch } from '../db/page.js';
import type { Tx } from '../db/tx.js';
import { findGuests } from '../guests/find-guests.js';
import { maskPhone } from '../guests/phone.js';
import type { Id, Scope } from '../scope.js';
import { MESSAGE_STATUSES, type MessageStatus } from './message-status.js';
import { messageStretches } from './message-stretches.js';
import type { OutgoingSms } from './port.js';
import type { SmsReason } from './reasons.js';

export type MessagePurpose = OutgoingSms['purpose'];

/** An SMS as the panel lists it: to whom and what became of it, never what it says, as a code is in some. */
export interface ListedMessage {
  id: Id;
  purpose: MessagePurpose;
  /** Null where there is no guest (a code, a test to oneself), and once erased. */
  name: string | null;
  /** `+90 5•• ••• •• 67`; null once erased. */
  phone: string | null;
  status: MessageStatus;
  reason: SmsReason | null;
  /** Segments; null of a code that was not sent yet. */
  sms: number | null;
  /** The campaign's text. */
  campaign: string | null;
  createdAt: Date;
  acceptedAt: Date | null;
  settledAt: Date | null;
}

export interface MessageQuery extends Page {
  /** Beginnings of words of the guest's name, or the whole phone. */
  words?: string;
  /** Any of these. */
  statuses?: readonly MessageStatus[];
  purpose?: MessagePurpose;
  made?: Stretch;
  direction: 'asc' | 'desc';
}

interface Row extends Omit<ListedMessage, 'name' | 'phone'> {
  guest_id: Id | null;
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  to_sealed: Buffer | null;
}

const PURPOSES: MessagePurpose[] = ['code', 'gift', 'reply', 'campaign', 'reminder'];

const selectMessages = (from: string) => `
  SELECT m.id, m.purpose, m.guest_id, g.name_sealed, g.phone_sealed, m.to_sealed, m.status, m.reason, m.segments AS sms, k.body AS campaign,
    m.created_at AS "createdAt", m.accepted_at AS "acceptedAt", m.settled_at AS "settledAt"
  ${from}
  LEFT JOIN guest g ON g.business_id = m.business_id AND g.id = m.guest_id
  LEFT JOIN campaign k ON k.business_id = m.business_id AND k.id = m.campaign_id`;

/**
 * A page of a business's SMS, and how many fit in all, ten thousand at most. Pages go by offset, as AdminJS asks for them: the bound holds
 * the deepest one to what the first costs several times over. Throws Refusal `forbidden` for whoever is not the owner.
 */
export async function listMessages(
  scope: Scope,
  tx: Tx,
  query: MessageQuery,
): Promise<{ messages: ListedMessage[]; total: number }> {
  requireOwner(scope);
  const params: unknown[] = [scope.businessId];
  const param = (value: unknown) => `$${params.push(value)}`;
  const fits: ((at: string) => string)[] = [];
  const { from, to } = query.made ?? { from: null, to: null };
  const [since, until] = [from && param(from), to && param(to)];
  if (since) fits.push((at) => `AND ${at} >= ${since}`);
  if (until) fits.push((at) => `AND ${at} <= ${until}`);
  const words = query.words?.trim() ?? '';
  const wanted = {
    purposes: param(query.purpose ? [query.purpose] : PURPOSES),
    statuses: query.statuses ?? MESSAGE_STATUSES,
    guests: words ? param(await findGuests(scope, tx, words)) : null,
    fits: (at: string) => fits.map((fit) => fit(at)).join(' '),
  };
  const direction = query.direction === 'asc' ? 'ASC' : 'DESC';
  const { total } = await tx.one<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT FROM ${messageStretches(wanted, direction, String(MOST_LISTED))} LIMIT ${MOST_LISTED}) c`,
    params,
  );
  if (query.limit === 0) return { messages: [], total };
  const found = messageStretches(wanted, direction, param(query.offset + query.limit));
  const page = `SELECT f.id, f.at FROM ${found} ORDER BY f.at ${direction}, f.id ${direction} LIMIT ${param(query.limit)} OFFSET ${param(query.offset)}`;
  const rows = await tx.sql<Row>(
    `${selectMessages(`FROM (${page}) f JOIN message m ON m.business_id = $1 AND m.id = f.id`)}
     ORDER BY f.at ${direction}, f.id ${direction}`,
    params,
  );
  return { messages: rows.map((row) => open(tx, row)), total };
}

/** Those of the ids that are messages of this business. Throws Refusal `forbidden` for whoever is not the owner. */
export async function readMessages(scope: Scope, tx: Tx, ids: Id[]): Promise<ListedMessage[]> {
  requireOwner(scope);
  const rows = await tx.sql<Row>(
    `${selectMessages('FROM message m')} WHERE m.business_id = $1 AND m.id = ANY($2::bigint[])`,
    [scope.businessId, ids],
  );
  return rows.map((row) => open(tx, row));
}

/** A guest's number is the guest's own row's, so that it goes when the guest is erased; without a guest it is the one written to. */
function open({ keys }: Tx, { guest_id, name_sealed, phone_sealed, to_sealed, ...row }: Row): ListedMessage {
  const phone = guest_id
    ? phone_sealed && keys.open('guest.phone', phone_sealed)
    : to_sealed && keys.open('message.to', to_sealed);
  return {
    ...row,
    name: name_sealed && keys.open('guest.name', name_sealed),
    phone: phone && maskPhone(phone),
  };
}
