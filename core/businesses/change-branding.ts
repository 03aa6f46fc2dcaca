import { isDeepStrictEqual } from 'node:util';

import { appendActivity } from '../activity-log/append-activity.js';
import { Business as BusinessEntity } from '../db/entities/business.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { renameInConsentText } from '../guests/rename-in-consent-text.js';
import type { Scope } from '../scope.js';
import { writeLogo } from './logo.js';
import { parseBranding, type BrandingChange } from './parse-branding.js';

/**
 * Changes how a business looks to its guests; what is left out stays. Needs the CEO's role in Postgres and an owner, the CEO or the
 * system in the scope. Throws Refusal `forbidden` and those of `parseBranding`.
 */
export async function changeBranding(scope: Scope, tx: Tx, change: BrandingChange): Promise<void> {
  if (!['owner', 'ceo', 'system'].includes(scope.actor.role)) throw new Refusal('forbidden');
  const { logo, ...parsed } = parseBranding(change);
  const { businessId } = scope;
  // Two changes at once follow each other, so that each is held against what it really meets.
  await tx.one('SELECT business_id FROM business WHERE business_id = $1 FOR UPDATE', [businessId]);
  const row = await tx.repo(BusinessEntity).findOneByOrFail({ businessId });
  if (parsed.languages?.every((code) => code !== row.language)) throw new Refusal('languages_invalid');
  const wanted = { ...parsed, ...(logo !== undefined && { logoHash: logo?.hash ?? null }) };
  const changed = Object.entries(wanted).filter(
    ([name, value]) => !isDeepStrictEqual(value, row[name as keyof BusinessEntity]),
  );
  if (changed.length === 0) return;
  if (changed.some(([name]) => name === 'logoHash')) await writeLogo(scope, tx, logo ?? null);
  if (parsed.name !== undefined && parsed.name !== row.name)
    await renameInConsentText(scope, tx, { from: row.name, to: parsed.name });
  await tx
    .repo(BusinessEntity)
    .update({ businessId }, { ...Object.fromEntries(changed), version: row.version + 1 });
  appendActivity(scope, tx, {
    action: 'business.branding',
    subject: { type: 'business', id: businessId },
    fields: changed.map(([name]) => (name === 'logoHash' ? 'logo' : name)),
  });
}
