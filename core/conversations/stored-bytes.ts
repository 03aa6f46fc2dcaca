import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { limitHash } from '../guests/take-code-allowance.js';
import { addressBlock } from '../limits/address-block.js';
import type { Platform } from '../platform.js';
import { UNPROVEN } from '../rules.js';

/** What Postgres adds to a message's own bytes, and what a turn rewrites of its conversation; rounded up. */
const PER_MESSAGE = 300;
const PER_TURN = 1000;
const DAY_SECONDS = 86_400;

/** The bytes that a turn stores, as they are counted. */
export const turnBytes = (sealed: readonly Buffer[]): number =>
  sealed.reduce((sum, { length }) => sum + length + PER_MESSAGE, PER_TURN);

const hashOf = (tx: Tx, address: string): string => limitHash(tx, 'address', addressBlock(address));

/** Throws Refusal `address_full` where an address's unproven conversations hold as much as it may store. */
export async function requireRoom(tx: Tx, address: string | undefined): Promise<void> {
  if (address === undefined) return;
  const [row] = await tx.sql(
    `SELECT FROM unproven_bytes
     WHERE address_hash = $1 AND bytes - extract(epoch FROM $2::timestamptz - at) * $3::float8 >= $4`,
    [hashOf(tx, address), tx.now, UNPROVEN.addressBytes / DAY_SECONDS, UNPROVEN.addressBytes],
  );
  if (row) throw new Refusal('address_full');
}

/**
 * Adds what a turn stored to its address's bucket just before the commit, as a café's guests share the row; negative once a phone is proven,
 * which gives back all that its conversation held.
 */
export function countBytes(tx: Tx, address: string | undefined, bytes: number): void {
  if (address === undefined) return;
  tx.beforeCommit(() =>
    tx.sql(
      `INSERT INTO unproven_bytes AS u (address_hash, bytes, at) VALUES ($1, greatest(0, $2::bigint), $3)
       ON CONFLICT (address_hash) DO UPDATE SET at = greatest(u.at, $3), bytes = greatest(0, $2::bigint
         + greatest(0, u.bytes - extract(epoch FROM greatest(u.at, $3::timestamptz) - u.at) * $4::float8)::bigint)`,
      [hashOf(tx, address), bytes, tx.now, UNPROVEN.addressBytes / DAY_SECONDS],
    ),
  );
}

/** Forgets addresses whose bucket has drained. */
export async function purgeUnprovenBytes({ db, clock }: Platform): Promise<void> {
  const before = new Date(clock.now().getTime() - DAY_SECONDS * 1000);
  await db.route('DELETE FROM unproven_bytes WHERE at <= $1', [before]);
}
