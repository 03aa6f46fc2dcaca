import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Scope } from '../scope.js';
import { parseSlug } from './slug.js';

/**
 * Gives the business's page another address. The old one stays its own and leads on, so every printed QR keeps working; going back to an
 * old one of its own is a rename like any other. Throws Refusal `slug_invalid`, `slug_reserved`, `slug_taken`.
 */
export async function renameSlug(scope: Scope, tx: Tx, wanted: string): Promise<string> {
  const slug = parseSlug(wanted);
  await tx.sql('UPDATE business SET version = version + 1 WHERE business_id = $1', [scope.businessId]);
  await tx.sql('UPDATE business_slug SET is_current = false WHERE business_id = $1 AND is_current', [
    scope.businessId,
  ]);
  const taken = await tx.sql(
    `INSERT INTO business_slug (slug, business_id, is_current, created_at) VALUES ($1, $2, true, $3)
     ON CONFLICT (slug) DO UPDATE SET is_current = true WHERE business_slug.business_id = $2 RETURNING slug`,
    [slug, scope.businessId, tx.now],
  );
  if (taken.length === 0) throw new Refusal('slug_taken');
  appendActivity(scope, tx, {
    action: 'business.rename',
    subject: { type: 'business', id: scope.businessId },
    fields: ['slug'],
  });
  return slug;
}
