import { Refusal } from '../errors.js';
import { foldText } from '../i18n/fold-text.js';

/** The product's own paths. */
const RESERVED = new Set([
  'admin',
  'api',
  'v3',
  'l',
  'health',
  'metrics',
  'sandbox',
  'channels',
  'assets',
  'optout',
  'my-data',
  'privacy',
  'terms',
  'robots.txt',
  'favicon.ico',
]);

/** A slug as it is stored. Throws Refusal `slug_invalid`, `slug_reserved`. */
export function parseSlug(text: string): string {
  const slug = text.toLowerCase();
  if (RESERVED.has(slug)) throw new Refusal('slug_reserved');
  if (!/^[a-z0-9](?:-?[a-z0-9]){1,59}$/.test(slug)) throw new Refusal('slug_invalid');
  return slug;
}

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * The slugs that an address typed by hand may mean, the likeliest first: as it stands, in plain letters ("kahve-durağı"), and
 * with German umlauts written out; words joined by hyphens, and without what a text around a link leaves at its ends.
 */
export function slugsTyped(text: string): string[] {
  const lower = text.normalize('NFC').toLowerCase();
  const plain = (letters: string): string => foldText(letters).replace(/[ /]+/g, '-');
  const slugs = [lower, plain(lower), plain(lower.replace(/[äöü]/g, (letter) => UMLAUTS[letter]!))];
  return [...new Set(slugs)].filter((slug) => /^[a-z0-9-]{1,60}$/.test(slug));
}
