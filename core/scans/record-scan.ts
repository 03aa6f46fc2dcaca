import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { limitHash } from '../guests/take-code-allowance.js';
import { addressBlock } from '../limits/address-block.js';
import { SCAN_AGAIN_AFTER_MS, SCANS_OF_ADDRESS } from '../rules.js';

interface NewScan {
  /** What the page calls this device: random, made on it; kept only as a keyed hash. */
  device: string;
  source: 'qr' | 'link';
  address?: string;
}

/** Counts a scan, once for each device in 30 minutes, and a few hundred of one address an hour. Returns whether it was counted. */
export async function recordScan(
  scope: Scope,
  tx: Tx,
  { device, source, address }: NewScan,
): Promise<boolean> {
  if (address !== undefined && !(await noteScanAddress(scope, tx, address))) return false;
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

/** Where a code on a table was scanned just now: guests there come first when codes are scarce. False past the limit of an address. */
async function noteScanAddress({ businessId }: Scope, tx: Tx, address: string): Promise<boolean> {
  const { most, withinMs } = SCANS_OF_ADDRESS;
  const rows = await tx.sql(
    `INSERT INTO scan_address AS s (business_id, address_hash, since, scans, last_at) VALUES ($1, $2, $3, 1, $3)
     ON CONFLICT (business_id, address_hash) DO UPDATE SET last_at = $3,
       since = CASE WHEN s.since > $4 THEN s.since ELSE $3 END, scans = CASE WHEN s.since > $4 THEN s.scans + 1 ELSE 1 END
     WHERE s.scans < $5 OR s.since <= $4 RETURNING scans`,
    [
      businessId,
      limitHash(tx, 'address', addressBlock(address)),
      tx.now,
      new Date(tx.now.getTime() - withinMs),
      most,
    ],
  );
  return rows.length > 0;
}
