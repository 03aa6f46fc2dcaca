import { listBusinessIds } from '../businesses/find-business.js';
import type { Platform } from '../platform.js';
import { systemScope } from '../scope.js';

/**
 * Wraps every key under the first master key, one transaction a business, while everything runs: the others unwrap both. Returns how many
 * were wrapped anew; 0 says that the older master keys can go. `platform` is opened with the owner's address.
 */
export async function rewrapKeys(
  { db, keyStore }: Platform,
  onBatch: () => void = () => undefined,
): Promise<number> {
  let rewrapped = 0;
  for (const { version, wrapped } of await db.route<{ version: number; wrapped: Buffer }>(
    'SELECT version, wrapped FROM platform_key',
  )) {
    const fresh = keyStore.rewrap('platform', wrapped);
    if (!fresh) continue;
    await db.route('UPDATE platform_key SET wrapped = $2 WHERE version = $1', [version, fresh]);
    rewrapped += 1;
    onBatch();
  }
  for (const businessId of await listBusinessIds(db)) {
    const count = await db.inScope(systemScope(businessId), async (tx) => {
      let count = 0;
      const rows = await tx.sql<{ version: number; wrapped: Buffer }>(
        'SELECT version, wrapped FROM business_key WHERE business_id = $1 FOR UPDATE',
        [businessId],
      );
      for (const { version, wrapped } of rows) {
        const fresh = keyStore.rewrap(`business ${businessId}`, wrapped);
        if (!fresh) continue;
        await tx.sql('UPDATE business_key SET wrapped = $3 WHERE business_id = $1 AND version = $2', [
          businessId,
          version,
          fresh,
        ]);
        count += 1;
      }
      return count;
    });
    rewrapped += count;
    if (count > 0) onBatch();
  }
  return rewrapped;
}
