import { readPublicAddress } from '../businesses/public-address.js';
import { Refusal } from '../errors.js';
import type { GiftDefinition } from '../gifts/gift.js';
import type { Language } from '../i18n/languages.js';
import { parseAudience, type Audience } from './audience.js';
import { parseTemplate } from './personalise.js';
import { requireReadable } from './require-readable.js';

/** What an owner writes. */
export interface NewCampaign {
  /** With {name}, {link} and {code} where they are wanted. */
  body: string;
  /** Of the text, and so of the line below it. */
  language: Language;
  /** Written in letters that cost less. */
  transliterate: boolean;
  audience: unknown;
  /** Where {link} leads; without, to the business's own page. */
  linkUrl?: string | null;
  /** What {code} gives. */
  offer?: GiftDefinition;
}

export interface ParsedCampaign {
  body: string;
  language: Language;
  transliterate: boolean;
  audience: Audience;
  linkUrl: string | null;
  /** There is a {code} in the text. */
  givesCode: boolean;
  offer: GiftDefinition | undefined;
}

/** A campaign as it is stored. Throws Refusal `text_invalid`, `placeholder_unknown`, `letters_lost`, `audience_invalid`, `link_invalid`. */
export function parseCampaign(campaign: NewCampaign): ParsedCampaign {
  const { body, language, transliterate, linkUrl, offer } = campaign;
  // A zero byte is what Postgres cannot keep.
  const text = body.normalize('NFC').replaceAll('\0', '').trim();
  const template = parseTemplate(text, { transliterate });
  requireReadable(template, { transliterate });
  return {
    body: text,
    language,
    transliterate,
    audience: parseAudience(campaign.audience),
    linkUrl: linkUrl === undefined || linkUrl === null || linkUrl.trim() === '' ? null : parseLink(linkUrl),
    givesCode: template.fields.has('code'),
    offer,
  };
}

/** Throws Refusal `offer_missing`. */
export function requireOffer(offer: GiftDefinition | undefined): void {
  if (!offer) throw new Refusal('offer_missing');
}

function parseLink(text: string): string {
  const url = readPublicAddress(text);
  if (url?.protocol !== 'https:') throw new Refusal('link_invalid');
  return url.href;
}
