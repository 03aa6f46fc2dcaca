import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { addressBlock, addressRange } from '../limits/address-block.js';
import type { Platform } from '../platform.js';
import type { CodeLimitKey } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { passBreaker } from './code-breaker.js';
import { phoneBlock } from './phone.js';

interface Asked {
  phone: string;
  address?: string;
}

/**
 * Counts one code towards every limit, or refuses it. Windows slide, so that no stretch of 24 hours holds more than the limit.
 * Requests for one phone, block or address wait for each other until commit; the business's and the platform's counts are
 * read without waiting, as a handful over those is harmless. Throws Refusal `too_many_codes`, and `codes_wait` while the circuit breaker
 * is open, with minutes to wait.
 */
export async function takeCodeAllowance(scope: Scope, tx: Tx, { phone, address }: Asked): Promise<void> {
  const { businessId } = scope;
  const keys = {
    businessId,
    phone: limitHash(tx, 'phone', phone),
    block: limitHash(tx, 'block', phoneBlock(phone)),
    address: address === undefined ? null : limitHash(tx, 'address', addressBlock(address)),
    range: address === undefined ? null : limitHash(tx, 'range', addressRange(address)),
  };
  // Taken in one order, so that two requests never wait for each other in a ring.
  await tx.sql(
    `SELECT pg_advisory_xact_lock(k) FROM (
       SELECT DISTINCT hashtextextended(v, 0) AS k FROM unnest($1::text[]) AS v WHERE v IS NOT NULL ORDER BY 1) AS ordered`,
    [[keys.phone, keys.block, keys.address]],
  );
  await checkLimits(tx, 'phone', { phone_hash: keys.phone });
  await checkLimits(tx, 'block', { block_hash: keys.block });
  if (keys.address !== null) {
    await checkLimits(tx, 'address', { address_hash: keys.address, business_id: businessId });
    await checkLimits(tx, 'network', { address_hash: keys.address });
  }
  await checkLimits(tx, 'business', { business_id: businessId });
  await checkLimits(tx, 'platform', {});
  const isTrial = await passBreaker(tx, keys);
  await tx.sql(
    `INSERT INTO code_request (business_id, phone_hash, block_hash, address_hash, range_hash, is_trial, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [businessId, keys.phone, keys.block, keys.address, keys.range, isTrial, tx.now],
  );
}

/** A phone's code was typed back: all that were sent to it for this business within their limits' hour were a guest's. */
export async function noteCodeEntered({ businessId }: Scope, tx: Tx, phone: string): Promise<void> {
  await tx.sql(
    `UPDATE code_request SET entered_at = $3 WHERE business_id = $1 AND phone_hash = $2 AND entered_at IS NULL AND at > $4`,
    [businessId, limitHash(tx, 'phone', phone), tx.now, new Date(tx.now.getTime() - 3_600_000)],
  );
}

/** What a limit counts by: keyed, one-way, the same for all businesses. */
export const limitHash = (tx: Tx, label: 'phone' | 'block' | 'address' | 'range', text: string): string =>
  tx.platformKeys.pseudonym(`limit ${label}`, text);

type Counted = Partial<Record<'phone_hash' | 'block_hash' | 'address_hash' | 'business_id', string | Id>>;

async function checkLimits(tx: Tx, limit: CodeLimitKey, counted: Counted): Promise<void> {
  const conditions = Object.keys(counted).map((column, i) => `AND ${column} = $${i + 3}`);
  for (const { most, withinMs, of } of tx.rules.codeLimits[limit]) {
    const from = new Date(tx.now.getTime() - withinMs);
    // The most-th newest request in the window: while it is there, the window is full.
    const [full] = await tx.sql<{ at: Date }>(
      `SELECT at FROM code_request WHERE at > $1 ${conditions.join(' ')} ${of === 'open' ? 'AND entered_at IS NULL' : ''} ORDER BY at DESC OFFSET $2 - 1 LIMIT 1`,
      [from, most, ...Object.values(counted)],
    );
    if (!full) continue;
    const waitMs = full.at.getTime() + withinMs - tx.now.getTime();
    throw new Refusal('too_many_codes', { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
  }
}

/** Forgets requests that no limit looks back to. Proven ones are kept for longer: they say where a business's guests are. */
export async function purgeCodeRequests({ db, clock, rules }: Platform): Promise<void> {
  const longest = Math.max(
    ...Object.values(rules.codeLimits).flatMap((limits) => limits.map((limit) => limit.withinMs)),
  );
  const before = (ms: number) => new Date(clock.now().getTime() - ms);
  await db.route('DELETE FROM code_request WHERE at <= $1 AND (entered_at IS NULL OR at <= $2)', [
    before(longest),
    before(Math.max(longest, rules.codeBreaker.knownForMs)),
  ]);
  await db.route('DELETE FROM scan_address WHERE last_at <= $1', [before(longest)]);
}
