import { sendInvitation, type Invitation } from '../accounts/staff-sign-ins.js';
import { parseEmail } from '../accounts/email.js';
import { Refusal } from '../errors.js';
import { startGift, type GiftDefinition } from '../gifts/gift.js';
import type { Language } from '../i18n/languages.js';
import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import { createBusiness } from './create-business.js';
import { parseBranding } from './parse-branding.js';

export interface Opening {
  slug: string;
  name: string;
  /** ISO 3166. */
  country: string;
  region: string;
  city: string;
  addressLine: string;
  timezone: string;
  /** Its own first; guests may choose among all. */
  languages: string[];
  legalName: string;
  contactEmail: string;
  reviewUrl: string | null;
  owner: Omit<Invitation, 'role' | 'language'>;
  /** Null: its page says that it opens soon. */
  gift: GiftDefinition | null;
}

/**
 * Opens a business: itself, the invitation of its owner by e-mail and its first gift, all of it or nothing. Needs a platform opened as the
 * CEO. Throws Refusal for whatever is typed wrong, `slug_taken` and `email_taken`.
 */
export async function openBusiness(platform: Platform, opening: Opening): Promise<Id> {
  const { slug, timezone, owner, gift, region, city } = opening;
  const { name, addressLine, languages, reviewUrl } = parseBranding(opening);
  const language = languages![0] as Language;
  const country = parseCountry(opening.country);
  return createBusiness(
    platform,
    {
      ...{ slug, name: name!, country, region, city, addressLine: addressLine!, timezone },
      ...{ language, languages: languages!, legalName: opening.legalName },
      contactEmail: parseEmail(opening.contactEmail),
      ...{ latitude: null, longitude: null, brandColour: null, reviewUrl: reviewUrl ?? null },
      ...{ reviewRule: 'after_step', greeting: {}, socialLinks: {} },
    },
    async (scope, tx) => {
      if (gift) await startGift(scope, tx, gift);
      await sendInvitation(platform, scope, tx, { ...owner, role: 'owner', language });
    },
  );
}

function parseCountry(text: string): string {
  if (!/^[A-Z]{2}$/.test(text)) throw new Refusal('phone_country');
  return text;
}
