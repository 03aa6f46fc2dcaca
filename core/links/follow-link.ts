import type { Tx } from '../db/tx.js';
import { CLICK_AGAIN_AFTER_MS } from '../rules.js';
import type { Id, Scope } from '../scope.js';

/** Where the link in a message leads: its campaign's, else the business's own page as a path. */
export async function readTarget(scope: Scope, tx: Tx, messageId: Id): Promise<string> {
  const { link_url, slug } = await tx.one<{ link_url: string | null; slug: string }>(
    `SELECT c.link_url, s.slug FROM business_slug s
     LEFT JOIN message m ON m.business_id = $1 AND m.id = $2
     LEFT JOIN campaign c ON c.business_id = $1 AND c.id = m.campaign_id
     WHERE s.business_id = $1 AND s.is_current`,
    [scope.businessId, messageId],
  );
  return link_url ?? `/${slug}`;
}

interface NewClick {
  messageId: Id;
  /** Who tapped, as far as a redirect can tell; kept only as a keyed hash. */
  address: string;
  agent: string;
}

/** Counts a tap on a message's link, a second one of the same device within ten seconds not again. Answers whether it was counted. */
export async function countClick(
  scope: Scope,
  tx: Tx,
  { messageId, address, agent }: NewClick,
): Promise<boolean> {
  const hashes = tx.keys.secretIndexes('device', JSON.stringify(['link', messageId, address, agent]));
  const hash = tx.keys.secretIndex('device', JSON.stringify(['link', messageId, address, agent]));
  // Both halves of a double tap wait for each other.
  await tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hashes.at(-1)!.toString('hex')]);
  const rows = await tx.sql(
    `INSERT INTO link_click (business_id, message_id, device_hash, at) SELECT $1, $2, $3, $4::timestamptz
     WHERE NOT EXISTS (SELECT FROM link_click WHERE business_id = $1 AND message_id = $2 AND device_hash = ANY($6::bytea[]) AND at > $5) RETURNING id`,
    [scope.businessId, messageId, hash, tx.now, new Date(tx.now.getTime() - CLICK_AGAIN_AFTER_MS), hashes],
  );
  return rows.length > 0;
}
