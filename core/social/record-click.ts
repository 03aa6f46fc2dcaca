import type { Network } from '../businesses/social-links.js';
import type { Tx } from '../db/tx.js';
import { CLICK_AGAIN_AFTER_MS } from '../rules.js';
import type { Scope } from '../scope.js';

interface NewClick {
  network: Network;
  /** Who tapped, as far as a page without script can tell; kept only as a keyed hash. */
  address: string;
  agent: string;
}

/** Counts a tap on a social button, a second one within ten seconds not again. Answers whether it was counted. */
export async function recordClick(
  scope: Scope,
  tx: Tx,
  { network, address, agent }: NewClick,
): Promise<boolean> {
  const hashes = tx.keys.secretIndexes('device', JSON.stringify(['click', network, address, agent]));
  const hash = tx.keys.secretIndex('device', JSON.stringify(['click', network, address, agent]));
  // Both halves of a double tap wait for each other.
  await tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hashes.at(-1)!.toString('hex')]);
  const rows = await tx.sql(
    `INSERT INTO social_click (business_id, network, device_hash, at) SELECT $1, $2, $3, $4::timestamptz
     WHERE NOT EXISTS (SELECT FROM social_click WHERE business_id = $1 AND device_hash = ANY($6::bytea[]) AND at > $5) RETURNING id`,
    [scope.businessId, network, hash, tx.now, new Date(tx.now.getTime() - CLICK_AGAIN_AFTER_MS), hashes],
  );
  return rows.length > 0;
}
