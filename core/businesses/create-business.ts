import { appendActivity } from '../activity-log/append-activity.js';
import { Business as BusinessEntity } from '../db/entities/business.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { hashConsentText } from '../guests/consent-text.js';
import { LANGUAGES } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import type { Business } from './business.js';
import { parseSlug } from './slug.js';

/** How it sends; all of it has a default. */
type Sending = Pick<Business, 'smsSender' | 'quietFrom' | 'quietUntil' | 'campaignPauseHours'>;

export type NewBusiness = Omit<Business, 'id' | 'version' | 'status' | 'logoHash' | keyof Sending> &
  Partial<Sending> & {
    latitude: number | null;
    longitude: number | null;
  };

/**
 * A new business with all it cannot be without: its key, its address, its consent texts. `alongside` does more in the same transaction.
 * Needs a platform opened as the CEO. Throws Refusal `slug_invalid`, `slug_reserved`, `slug_taken`.
 */
export async function createBusiness(
  { db }: Platform,
  { slug: wanted, ...fields }: NewBusiness,
  alongside: (scope: Scope, tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<Id> {
  const slug = parseSlug(wanted);
  const id = await db.nextBusinessId();
  const scope = systemScope(id);
  await db.inNewScope(scope, async (tx) => {
    await tx
      .repo(BusinessEntity)
      .insert({ businessId: id, status: 'open', version: 1, createdAt: tx.now, ...fields });
    const free = await tx.sql(
      `INSERT INTO business_slug (slug, business_id, is_current, created_at) VALUES ($1, $2, true, $3) ON CONFLICT (slug) DO NOTHING RETURNING slug`,
      [slug, id, tx.now],
    );
    if (free.length === 0) throw new Refusal('slug_taken');
    for (const language of LANGUAGES) {
      const body = translate(language, 'consent.text', { business: fields.name });
      await tx.sql(
        `INSERT INTO consent_text (business_id, version, language, body, hash, created_at) VALUES ($1, 1, $2, $3, $4, $5)`,
        [id, language, body, hashConsentText(body), tx.now],
      );
    }
    appendActivity(scope, tx, {
      action: 'business.create',
      subject: { type: 'business', id },
      fields: Object.keys(fields),
    });
    await alongside(scope, tx);
  });
  return id;
}
