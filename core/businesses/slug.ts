import { Refusal } from '../errors.js';

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
