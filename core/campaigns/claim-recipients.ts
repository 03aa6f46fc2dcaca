import type { Campaign } from '../db/entities/campaign.js';
import type { Tx } from '../db/tx.js';
import { within } from '../db/within.js';
import type { Platform } from '../platform.js';
import { beginWindow } from '../reminders/begin-window.js';
import type { Id, Scope } from '../scope.js';
import { releaseUnsent, type Moved } from '../sms/charge.js';
import type { ClaimedSms } from '../sms/claimed-sms.js';
import type { Sending } from '../sms/send-step.js';
import { readCampaignText, type CampaignText } from './campaign-text.js';
import { isQuiet, nextAllowed, nextQuiet, type QuietHours } from './quiet-hours.js';
import { writeTexts, type Addressee, type Written } from './write-texts.js';

/** How often it is looked whether a suspended business is open again. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** Nothing is claimed so shortly before the quiet hours: it could not arrive in time. */
const BEFORE_QUIET_MS = 60_000;

interface Recipient extends Moved, Addressee {
  reason: string | null;
}

interface Sendable extends Campaign, QuietHours {
  gift_id: Id | null;
  /** Of a reminder to who was not seen since. */
  not_seen_since: string | null;
  sms_sender: string | null;
  business_status: 'open' | 'suspended' | 'closed';
}

export type Claim =
  | { messages: ClaimedSms[]; looked: number; from?: string | null }
  /** Nothing may go before then. */
  | { notBefore: Date };

/**
 * Claims a campaign's next recipients and writes their texts, which stay in their rows. Consent, erasure, quiet hours and the campaign's
 * own status are looked at once more: its row is held, so that a pause or a cancel comes before or after the whole claim.
 */
export async function claimRecipients(
  platform: Platform,
  scope: Scope,
  campaignId: Id,
  most: number,
  onStep?: Sending['onStep'],
): Promise<Claim> {
  return platform.db.inScope(scope, async (tx) => {
    const [campaign] = await tx.sql<Sendable>(
      `SELECT c.kind, c.body, c.language, c.transliterate, c.gift_id, b.sms_sender, b.timezone, b.status AS business_status,
         c.audience ->> 'noVisitSince' AS not_seen_since, to_char(b.quiet_from, 'HH24:MI') AS "from", to_char(b.quiet_until, 'HH24:MI') AS until
       FROM campaign c JOIN business b ON b.business_id = c.business_id
       WHERE c.business_id = $1 AND c.id = $2 AND c.status = 'sending' FOR SHARE OF c`,
      [scope.businessId, campaignId],
    );
    if (!campaign) return { messages: [], looked: 0 };
    const soon = new Date(tx.now.getTime() + BEFORE_QUIET_MS);
    for (const at of [tx.now, soon])
      if (isQuiet(at, campaign)) return { notBefore: nextAllowed(at, campaign) };
    // It may be open again tomorrow; only what is closed for good leaves its people out.
    if (campaign.business_status === 'suspended')
      return { notBefore: new Date(tx.now.getTime() + LOOK_AGAIN_MS) };
    onStep?.('claiming');
    const text = readCampaignText(platform.config, campaign, campaign.sms_sender);
    const notSeenSince = campaign.not_seen_since;
    const recipients = await take(scope, tx, { campaignId, text, notSeenSince, most });
    const going = recipients.filter(({ reason }) => reason === null);
    const messages = await writeTexts(scope, tx, { text, giftId: campaign.gift_id }, going);
    await claim(scope, tx, messages);
    const claimed = new Set(messages.map(({ messageId }) => messageId));
    if (campaign.kind === 'reminder')
      await beginWindow(
        scope,
        tx,
        campaignId,
        going.filter(({ id }) => claimed.has(id)).map(({ guest_id }) => guest_id),
      );
    await failUnreadable(
      scope,
      tx,
      going.filter(({ id }) => !claimed.has(id)),
    );
    await releaseUnsent(
      scope,
      tx,
      recipients.filter(({ id }) => !claimed.has(id)),
    );
    // What a phone that is off now gets later must not ring at night.
    const expiresAt = nextQuiet(tx.now, campaign);
    onStep?.('claimed');
    return {
      looked: recipients.length,
      from: campaign.sms_sender,
      messages: messages.map(({ messageId, to, body, reserved }) => ({
        messageId,
        to,
        body,
        reserved,
        businessId: scope.businessId,
        reference: `${scope.businessId}-${messageId}`,
        from: campaign.sms_sender,
        purpose: campaign.kind,
        channel: 'sms' as const,
        expiresAt,
        campaignId,
        claimedAt: tx.now,
      })),
    };
  });
}

interface Wanted {
  campaignId: Id;
  text: CampaignText;
  notSeenSince: string | null;
  most: number;
}

/**
 * Locks the next ones; who must not be written to any more is skipped, with the reason. The status is asked for as a range, and so sorted
 * by: otherwise Postgres may walk along the primary key, past all that are sent already, and again for each claim.
 */
async function take(
  scope: Scope,
  tx: Tx,
  { campaignId, text, notSeenSince, most }: Wanted,
): Promise<Recipient[]> {
  const rows = await tx.sql<Recipient>(
    `SELECT m.id, m.campaign_id, m.payer, m.segments AS reserved, m.guest_id, g.name_sealed, g.phone_sealed,
       coalesce(g.phone_country, b.country) AS country,
       CASE WHEN g.phone_sealed IS NULL THEN 'erased' WHEN g.unreachable_reason IS NOT NULL THEN g.unreachable_reason
         WHEN NOT g.sms_consent THEN 'opted_out' WHEN b.status = 'closed' THEN 'business_closed'
         WHEN coalesce(g.phone_country, b.country) <> ALL($4::text[]) THEN 'country_not_allowed'
         WHEN g.last_visit_at >= $5::timestamptz THEN 'came_back' END AS reason
     FROM message m JOIN guest g ON g.business_id = m.business_id AND g.id = m.guest_id JOIN business b ON b.business_id = m.business_id
     WHERE m.business_id = $1 AND m.campaign_id = $2 AND m.status BETWEEN 'pending' AND 'pending'
     ORDER BY m.status, m.id LIMIT $3 FOR UPDATE OF m SKIP LOCKED`,
    [scope.businessId, campaignId, most, text.countries.map(({ country }) => country), notSeenSince],
  );
  const skipped = rows.filter(({ reason }) => reason !== null);
  if (skipped.length > 0)
    await tx.sql(
      `UPDATE message m SET status = 'skipped', reason = s.reason, settled_at = $4 FROM unnest($2::bigint[], $3::text[]) AS s (id, reason)
       WHERE m.business_id = $1 AND m.id = s.id AND m.status = 'pending' AND ${within('m.id', '$2')}`,
      [scope.businessId, skipped.map(({ id }) => id), skipped.map(({ reason }) => reason), tx.now],
    );
  return rows;
}

/** One row that cannot be opened must not stand before all others of its campaign. */
async function failUnreadable(scope: Scope, tx: Tx, recipients: Recipient[]): Promise<void> {
  if (recipients.length === 0) return;
  await tx.sql(
    `UPDATE message SET status = 'failed', reason = 'unreadable', settled_at = $3
     WHERE business_id = $1 AND id = ANY($2) AND status = 'pending'`,
    [scope.businessId, recipients.map(({ id }) => id), tx.now],
  );
}

async function claim(scope: Scope, tx: Tx, messages: Written[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.sql(
    // By their places in the arrays: joined to them as rows, each message was held against each, which took most of a claim.
    `UPDATE message m SET status = 'claimed', claimed_at = $5,
       to_sealed = ($3::bytea[])[array_position($2::bigint[], m.id)], body_sealed = ($4::bytea[])[array_position($2::bigint[], m.id)]
     WHERE m.business_id = $1 AND m.status = 'pending' AND ${within('m.id', '$2')}`,
    [
      scope.businessId,
      messages.map(({ messageId }) => messageId),
      messages.map(({ toSealed }) => toSealed),
      messages.map(({ bodySealed }) => bodySealed),
      tx.now,
    ],
  );
}
