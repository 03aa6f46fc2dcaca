import type { Business as BusinessRow } from '../db/entities/business.js';
import type { Tx } from '../db/tx.js';
import { Business as BusinessEntity } from '../db/entities/business.js';
import { isLanguage, type Language } from '../i18n/languages.js';
import { allowedReviewLink } from '../reviews/review-link.js';
import type { Id, Scope } from '../scope.js';
import { allowedSocialLinks, type SocialLinks } from './social-links.js';

export type ReviewRule = BusinessRow['reviewRule'];

/** A business as its guests meet it. */
export interface Business {
  id: Id;
  /** The current one. */
  slug: string;
  name: string;
  status: BusinessRow['status'];
  /** ISO 3166: the default for phone numbers. */
  country: string;
  city: string;
  region: string;
  addressLine: string;
  timezone: string;
  language: Language;
  languages: Language[];
  legalName: string;
  contactEmail: string;
  brandColour: string | null;
  /** Names the logo's bytes, null where there is none. */
  logoHash: string | null;
  reviewUrl: string | null;
  reviewRule: ReviewRule;
  /** A line of the owner's own after the welcome, by language. */
  greeting: Record<string, string>;
  /** By network, only where set. */
  socialLinks: SocialLinks;
  /** A number or name of its own that its campaigns, gifts and replies come from. */
  smsSender: string | null;
  /** Local times, `21:00`. */
  quietFrom: string;
  quietUntil: string;
  /** Hours in which nobody gets two campaigns or reminders. */
  campaignPauseHours: number;
  /** Moves whenever the page would look different. */
  version: number;
}

/** The business of a scope. A link that no longer passes its list of hosts is as good as not set, whoever wrote it. Throws when it is gone. */
export async function loadBusiness(scope: Scope, tx: Tx): Promise<Business> {
  const row = await tx.repo(BusinessEntity).findOneByOrFail({ businessId: scope.businessId });
  const { slug } = await tx.one<{ slug: string }>(
    'SELECT slug FROM business_slug WHERE business_id = $1 AND is_current',
    [scope.businessId],
  );
  const {
    businessId: id,
    language,
    languages,
    createdAt: _createdAt,
    latitude: _lat,
    longitude: _lon,
    ...rest
  } = row;
  const quietFrom = rest.quietFrom.slice(0, 5);
  const quietUntil = rest.quietUntil.slice(0, 5);
  return {
    ...rest,
    id,
    slug,
    quietFrom,
    quietUntil,
    language: language as Language,
    languages: languages.filter(isLanguage),
    reviewUrl: allowedReviewLink(rest.reviewUrl),
    socialLinks: allowedSocialLinks(rest.socialLinks),
  };
}
