import { Refusal, type RefusalCode } from '../errors.js';
import { LANGUAGES, isLanguage, type Language } from '../i18n/languages.js';
import { parseReviewLink } from '../reviews/review-link.js';
import { parseLogo, type Logo } from './logo.js';
import { NETWORKS, parseSocialLink, type SocialLinks } from './social-links.js';

/** What an owner may change of the page; the texts are as typed, an empty link or greeting takes the old one away. */
export interface BrandingChange {
  name?: string;
  addressLine?: string;
  /** `#rrggbb`; null is TaraKazan's own teal. */
  brandColour?: string | null;
  /** The picture's bytes; null takes the logo away. */
  logo?: Buffer | null;
  languages?: string[];
  /** A line of the owner's own after the welcome. */
  greeting?: Partial<Record<Language, string>>;
  socialLinks?: SocialLinks;
  reviewUrl?: string | null;
}

export interface Branding {
  name?: string;
  addressLine?: string;
  brandColour?: string | null;
  logo?: Logo | null;
  languages?: Language[];
  greeting?: Partial<Record<Language, string>>;
  socialLinks?: SocialLinks;
  reviewUrl?: string | null;
}

const MOST = { name: 60, addressLine: 120, greeting: 140 };

/**
 * The change as it is stored. Throws Refusal `business_name_invalid`, `address_invalid`, `colour_invalid`, `logo_invalid`,
 * `languages_invalid`, `greeting_invalid`, `social_link_invalid`, `review_link_invalid`.
 */
export function parseBranding(change: BrandingChange): Branding {
  const parsed: Branding = {};
  const { name, addressLine, brandColour, logo, languages, greeting, socialLinks, reviewUrl } = change;
  if (name !== undefined) parsed.name = parseLine(name, MOST.name, 'business_name_invalid');
  if (addressLine !== undefined)
    parsed.addressLine = parseLine(addressLine, MOST.addressLine, 'address_invalid');
  if (brandColour !== undefined) parsed.brandColour = parseColour(brandColour);
  if (logo !== undefined) parsed.logo = logo && parseLogo(logo);
  if (languages !== undefined) parsed.languages = parseLanguages(languages);
  if (greeting !== undefined) parsed.greeting = parseGreeting(greeting);
  if (socialLinks !== undefined) parsed.socialLinks = parseLinks(socialLinks);
  if (reviewUrl !== undefined) parsed.reviewUrl = reviewUrl?.trim() ? parseReviewLink(reviewUrl) : null;
  return parsed;
}

/** One line that shows something; marks that turn the writing around have no place in it. */
function parseLine(text: string, most: number, refusal: RefusalCode): string {
  const line = text.normalize('NFC').trim().replace(/ +/g, ' ');
  const shows = /[\p{L}\p{N}]/u.test(line) && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(line);
  if (!shows || [...line].length > most) throw new Refusal(refusal);
  return line;
}

function parseColour(colour: string | null): string | null {
  const lower = colour?.trim().toLowerCase() ?? null;
  if (lower !== null && !/^#[0-9a-f]{6}$/.test(lower)) throw new Refusal('colour_invalid');
  return lower;
}

function parseLanguages(languages: string[]): Language[] {
  const known = [...new Set(languages)].filter(isLanguage);
  if (known.length === 0 || known.length !== languages.length) throw new Refusal('languages_invalid');
  return known;
}

function parseGreeting(greeting: Partial<Record<Language, string>>): Partial<Record<Language, string>> {
  const parsed: Partial<Record<Language, string>> = {};
  for (const language of LANGUAGES) {
    const text = greeting[language] ?? '';
    if (text.trim() !== '') parsed[language] = parseLine(text, MOST.greeting, 'greeting_invalid');
  }
  return parsed;
}

function parseLinks(links: SocialLinks): SocialLinks {
  const parsed: SocialLinks = {};
  for (const network of NETWORKS) {
    const text = links[network] ?? '';
    if (text.trim() !== '') parsed[network] = parseSocialLink(network, text);
  }
  return parsed;
}
