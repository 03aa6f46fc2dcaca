import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Language } from '../i18n/languages.js';
import type { Id, Scope } from '../scope.js';
import type { MessageStatus } from '../sms/message-status.js';
import type { MessagePurpose } from '../sms/list-messages.js';

interface Gift {
  /** In the languages that the owner wrote. */
  title: Record<string, string>;
}
interface Consent {
  channel: string;
  /** Of the text that was shown. */
  version: number;
}

/** What once happened between a guest and the business. */
export type GuestEvent = { at: Date } & (
  | { kind: 'joined' | 'visit' | 'review_asked' | 'review_opened' | 'review_said_done' | 'review_declined' }
  | ({ kind: 'gift_issued'; expiresAt: string } & Gift)
  | ({ kind: 'gift_redeemed'; by: string | null } & Gift)
  | ({ kind: 'gift_expired' | 'gift_void' } & Gift)
  | { kind: 'sms'; purpose: MessagePurpose; status: MessageStatus; reason: string | null; sms: number | null }
  | ({ kind: 'consent_given' | 'consent_refused' | 'consent_withdrawn' } & Consent)
);

export interface GuestHistory {
  events: GuestEvent[];
  /** Where the next page begins; null when there is nothing older. */
  older: string | null;
  /** The business's. */
  timeZone: string;
  language: Language;
}

const MOST = 50;
const CURSOR = /^(-?\d{1,18})\.(\d{1,2})\.(\d{1,18})$/;

/**
 * All that one guest did and got, each with what its sentence needs. One person's rows are few, and each table has an index by the guest. Of
 * what happened at one moment, the number after the name says which came first.
 */
const EVENTS = `
SELECT created_at AS at, 'joined' AS kind, 1 AS place, id AS ref, '{}'::jsonb AS told, NULL::bytea AS sealed
FROM guest WHERE business_id = $1 AND id = $2
UNION ALL
SELECT at, 'consent_' || kind, 2, id, jsonb_build_object('channel', channel, 'version', text_version), NULL
FROM consent_entry WHERE business_id = $1 AND guest_id = $2
UNION ALL
SELECT at, 'visit', 3, day - date '1970-01-01', '{}', NULL
FROM visit WHERE business_id = $1 AND guest_id = $2
UNION ALL
SELECT e.at, e.kind, e.place, r.id, '{}', NULL
FROM review r CROSS JOIN LATERAL (VALUES ('review_asked', 4, asked_at), ('review_opened', 5, opened_at), ('review_said_done', 6, said_done_at),
  ('review_declined', 7, declined_at)) AS e (kind, place, at)
WHERE r.business_id = $1 AND r.guest_id = $2 AND e.at IS NOT NULL
UNION ALL
SELECT e.at, e.kind, e.place, c.id, jsonb_build_object('title', v.title, 'expiresAt', c.expires_at), CASE WHEN e.kind = 'gift_redeemed' THEN s.name_sealed END
FROM coupon c
JOIN gift_version v ON v.business_id = c.business_id AND v.gift_id = c.gift_id AND v.version = c.gift_version
LEFT JOIN staff s ON s.business_id = c.business_id AND s.id = c.redeemed_by
CROSS JOIN LATERAL (VALUES ('gift_issued', 8, c.issued_at), ('gift_redeemed', 9, c.redeemed_at), ('gift_void', 10, c.voided_at),
  ('gift_expired', 11, CASE WHEN c.status = 'expired' OR c.status = 'issued' AND c.expires_at <= $3 THEN c.expires_at END)) AS e (kind, place, at)
WHERE c.business_id = $1 AND c.guest_id = $2 AND e.at IS NOT NULL
UNION ALL
SELECT coalesce(accepted_at, created_at), 'sms', 12, id, jsonb_build_object('purpose', purpose, 'status', status, 'reason', reason, 'sms', segments), NULL
FROM message WHERE business_id = $1 AND guest_id = $2`;

interface Row {
  at: Date;
  kind: GuestEvent['kind'];
  cursor: string;
  told: Record<string, unknown>;
  sealed: Buffer | null;
}

/**
 * What happened between a guest and the business, newest first, fifty at a time; `before` is the `older` of the page before.
 * Throws Refusal `not_found` for whoever is not there (any more), `filter_invalid` for a `before` that is none.
 */
export async function readGuestHistory(
  scope: Scope,
  tx: Tx,
  guestId: Id,
  before: string | null = null,
): Promise<GuestHistory> {
  const cursor = before === null ? [null, null, null] : CURSOR.exec(before)?.slice(1);
  if (!cursor) throw new Refusal('filter_invalid');
  const [business] = await tx.sql<Pick<GuestHistory, 'timeZone' | 'language'>>(
    `SELECT b.timezone AS "timeZone", b.language FROM guest g JOIN business b ON b.business_id = g.business_id
     WHERE g.business_id = $1 AND g.id = $2 AND g.erased_at IS NULL`,
    [scope.businessId, guestId],
  );
  if (!business) throw new Refusal('not_found');
  // Dates here are finer than JavaScript's: a page that began at a rounded one would show an event twice, or never.
  const rows = await tx.sql<Row>(
    `SELECT at, kind, told, sealed, micros || '.' || place || '.' || ref AS cursor
     FROM (SELECT e.*, (extract(epoch FROM at) * 1000000)::bigint AS micros FROM (${EVENTS}) e) e
     WHERE $4::bigint IS NULL OR (micros, place, ref) < ($4, $5::int, $6::bigint)
     ORDER BY micros DESC, place DESC, ref DESC LIMIT $7`,
    [scope.businessId, guestId, tx.now, ...cursor, MOST + 1],
  );
  const page = rows.slice(0, MOST);
  return {
    ...business,
    events: page.map(({ at, kind, told, sealed }) => ({
      ...told,
      ...{ at, kind },
      ...(kind === 'gift_redeemed' && { by: sealed && tx.keys.open('staff.name', sealed) }),
    })) as GuestEvent[],
    older: rows.length > MOST ? page.at(-1)!.cursor : null,
  };
}
