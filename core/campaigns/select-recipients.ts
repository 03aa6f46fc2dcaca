import type { Config } from '../config.js';
import { UnknownKeyVersion } from '../crypto/key-ring.js';
import type { Campaign } from '../db/entities/campaign.js';
import type { Tx } from '../db/tx.js';
import { forEachInTurns } from '../for-each-in-turns.js';
import type { Id, Scope } from '../scope.js';
import { segmentsOf } from './count-template.js';
import { audienceWhere } from './audience.js';
import { readCampaignText, type CampaignText } from './campaign-text.js';

export type Draft = Pick<Campaign, 'body' | 'language' | 'transliterate' | 'audience'>;

/** How many names are opened before others get a turn. */
const COUNTED_AT_ONCE = 2_000;

/**
 * SQL that gives each person of a campaign's audience exactly one verdict: `reason` null for who will get it, else the one reason why
 * not, with the segments that it costs. Preflight counts it and the start freezes it, so that the two cannot disagree. `at` is the
 * moment it would be sent, where that is not now. Throws Refusal `text_invalid`, `audience_invalid`.
 */
export async function selectRecipients(
  scope: Scope,
  tx: Tx,
  config: Config,
  draft: Draft,
  at = tx.now,
): Promise<{ sql: string; params: unknown[] }> {
  const { sender } = await tx.one<{ sender: string | null }>(
    'SELECT sms_sender AS sender FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  const text = readCampaignText(config, draft, sender);
  const irregular = text.asks.name
    ? await countIrregular(scope, tx, text, draft, at)
    : { ids: [], segments: [] };
  const params: unknown[] = [
    scope.businessId,
    text.countries.map(({ country }) => country),
    text.countries.map(({ variant }) => variant),
    irregular.ids,
    irregular.segments,
    at,
  ];
  const audience = audienceWhere(draft.audience, 'g', params.length + 1, at);
  params.push(...audience.params);
  const costs = text.tables.map((table, variant) => {
    const cost = segmentsOf(table, 'g', params.length + 1);
    params.push(...cost.params);
    return `WHEN ${variant} THEN ${cost.sql}`;
  });
  const segments =
    costs.length > 0 ? `coalesce(own.segments, CASE c.variant ${costs.join(' ')} END)` : 'NULL::int';
  const sql = `
    SELECT g.id AS guest_id, g.language, ${segments} AS segments,
      CASE WHEN g.phone_sealed IS NULL THEN 'erased'
        WHEN g.unreachable_reason IS NOT NULL THEN g.unreachable_reason
        WHEN NOT g.sms_consent THEN 'no_consent'
        WHEN c.variant IS NULL THEN 'country_not_allowed'
        WHEN g.id IN (${RECENT}) THEN 'frequency_cap'
      END AS reason
    FROM guest g JOIN business b ON b.business_id = g.business_id
    LEFT JOIN unnest($2::text[], $3::int[]) AS c (country, variant) ON c.country = coalesce(g.phone_country, b.country)
    LEFT JOIN unnest($4::bigint[], $5::int[]) AS own (guest_id, segments) ON own.guest_id = g.id
    WHERE g.business_id = $1 AND g.erased_at IS NULL AND (${audience.sql})
    -- Whoever asks for a reason several times has it worked out once.
    OFFSET 0`;
  return { sql, params };
}

/**
 * Guests who had a campaign within the business's pause, looked up once: asked guest by guest, an index chosen without statistics made
 * a freeze of 3,000 take 3.5 s, and four times that for each doubling.
 */
const RECENT = `
  SELECT m.guest_id FROM business pause
  JOIN campaign k ON k.business_id = pause.business_id
    AND (k.finished_at IS NULL OR k.finished_at > $6::timestamptz - make_interval(hours => pause.campaign_pause_hours))
  JOIN message m ON m.business_id = k.business_id AND m.campaign_id = k.id AND m.guest_id IS NOT NULL
    AND m.status NOT IN ('skipped', 'failed') AND coalesce(m.accepted_at, m.created_at) > $6::timestamptz - make_interval(hours => pause.campaign_pause_hours)
  WHERE pause.business_id = $1 AND pause.campaign_pause_hours > 0`;

/** Names whose signs take several units break where only the calculator knows: they are opened and counted one by one. */
async function countIrregular(
  scope: Scope,
  tx: Tx,
  text: CampaignText,
  draft: Draft,
  sentAt: Date,
): Promise<{ ids: Id[]; segments: number[] }> {
  const audience = audienceWhere(draft.audience, 'g', 2, sentAt);
  const rows = await tx.sql<{ id: Id; name_sealed: Buffer; country: string }>(
    `SELECT g.id, g.name_sealed, coalesce(g.phone_country, b.country) AS country
     FROM guest g JOIN business b ON b.business_id = g.business_id
     WHERE g.business_id = $1 AND g.name_irregular AND g.name_sealed IS NOT NULL AND (${audience.sql})`,
    [scope.businessId, ...audience.params],
  );
  const variants = new Map(text.countries.map(({ country, variant }) => [country, variant]));
  const counted: { ids: Id[]; segments: number[] } = { ids: [], segments: [] };
  await forEachInTurns(rows, COUNTED_AT_ONCE, ({ id, name_sealed, country }) => {
    const variant = variants.get(country);
    if (variant === undefined) return;
    try {
      const segments = text.countFor(variant, tx.keys.open('guest.name', name_sealed));
      counted.ids.push(id);
      counted.segments.push(segments);
    } catch (error) {
      if (error instanceof UnknownKeyVersion) throw error;
      // Counted like a regular one: the claim fails it, and gives back what was held.
      tx.log.error({ error, guestId: id }, 'a name cannot be read');
    }
  });
  return counted;
}
