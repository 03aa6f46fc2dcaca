import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { SCAN_AGAIN_AFTER_MS } from '../rules.js';

interface NewScan {
  /** What the page calls this device: random, made on it; kept only as a keyed hash. */
  device: string;
  source: 'qr' | 'link';
}

/** Counts a scan, once for each device in 30 minutes. Answers whether it was counted. */
export async function recordScan(scope: Scope, tx: Tx, { device, source }: NewScan): Promise<boolean> {
  const hashes = tx.keys.secretIndexes('device', device);
  const hash = tx.keys.secretIndex('device', device);
  // Two beacons of one device at once wait for each other.
  await tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hashes.at(-1)!.toString('hex')]);
  const rows = await tx.sql(
    `INSERT INTO scan (business_id, device_hash, source, at) SELECT $1, $2, $3, $4::timestamptz
     WHERE NOT EXISTS (SELECT FROM scan WHERE business_id = $1 AND device_hash = ANY($6::bytea[]) AND at > $5) RETURNING id`,
    [scope.businessId, hash, source, tx.now, new Date(tx.now.getTime() - SCAN_AGAIN_AFTER_MS), hashes],
  );
  return rows.length > 0;
}
