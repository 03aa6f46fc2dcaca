import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { addressBlock } from '../limits/address-block.js';
import type { Platform } from '../platform.js';
import type { CodeLimitKey } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { phoneBlock } from './phone.js';

interface Asked {
  phone: string;
  address?: string;
}

/**
 * Counts one code towards every limit, or refuses it. Windows slide, so that no stretch of 24 hours holds more than the limit.
 * Requests for one phone, block or address wait for each other until commit; the business's and the platform's counts are
 * read without waiting, as a handful over those is harmless. Throws Refusal `too_many_codes` with minutes to wait.
 */
export async function takeCodeAllowance(scope: Scope, tx: Tx, { phone, address }: Asked): Promise<void> {
  const hash = (label: string, text: string) => tx.platformKeys.pseudonym(`limit ${label}`, text);
  const keys = {
    phone: hash('phone', phone),
    block: hash('block', phoneBlock(phone)),
    address: address === undefined ? null : hash('address', addressBlock(address)),
  };
  // Taken in one order, so that two requests never wait for each other in a ring.
  await tx.sql(
    `SELECT pg_advisory_xact_lock(k) FROM (
       SELECT DISTINCT hashtextextended(v, 0) AS k FROM unnest($1::text[]) AS v WHERE v IS NOT NULL ORDER BY 1) AS ordered`,
    [[keys.phone, keys.block, keys.address]],
  );
  const { businessId } = scope;
  await checkLimits(tx, 'phone', { phone_hash: keys.phone });
  await checkLimits(tx, 'block', { block_hash: keys.block });
  if (keys.address !== null) {
    await checkLimits(tx, 'address', { address_hash: keys.address, business_id: businessId });
    await checkLimits(tx, 'network', { address_hash: keys.address });
  }
  await checkLimits(tx, 'business', { business_id: businessId });
  await checkLimits(tx, 'platform', {});
  await tx.sql(
    `INSERT INTO code_request (business_id, phone_hash, block_hash, address_hash, at) VALUES ($1, $2, $3, $4, $5)`,
    [scope.businessId, keys.phone, keys.block, keys.address, tx.now],
  );
}

type Counted = Partial<Record<'phone_hash' | 'block_hash' | 'address_hash' | 'business_id', string | Id>>;

async function checkLimits(tx: Tx, limit: CodeLimitKey, counted: Counted): Promise<void> {
  const conditions = Object.keys(counted).map((column, i) => `AND ${column} = $${i + 3}`);
  for (const { most, withinMs } of tx.rules.codeLimits[limit]) {
    const from = new Date(tx.now.getTime() - withinMs);
    // The most-th newest request in the window: while it is there, the window is full.
    const [full] = await tx.sql<{ at: Date }>(
      `SELECT at FROM code_request WHERE at > $1 ${conditions.join(' ')} ORDER BY at DESC OFFSET $2 - 1 LIMIT 1`,
      [from, most, ...Object.values(counted)],
    );
    if (!full) continue;
    const waitMs = full.at.getTime() + withinMs - tx.now.getTime();
    throw new Refusal('too_many_codes', { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
  }
}

/** Forgets requests that no limit looks back to. */
export async function purgeCodeRequests({ db, clock, rules }: Platform): Promise<void> {
  const longest = Math.max(
    ...Object.values(rules.codeLimits).flatMap((limits) => limits.map((limit) => limit.withinMs)),
  );
  await db.route('DELETE FROM code_request WHERE at <= $1', [new Date(clock.now().getTime() - longest)]);
}
