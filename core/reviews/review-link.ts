import { readPublicAddress } from '../businesses/public-address.js';
import { Refusal } from '../errors.js';

/** Google's own country hosts, by name: not every google.<country> is Google's. */
const COUNTRIES =
  'com com.tr de at ch li lu nl be fr it es pt pl cz sk hu ro bg gr hr si rs ba me al dk se no fi ee lv lt ie co.uk az ge com.cy com.ua kz com.eg ae com.sa co.il';
const GOOGLE = new Set(COUNTRIES.split(' ').map((country) => `google.${country}`));

/** One part of a path as its host reads it; what cannot be read is no part of ours. */
function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return 'url';
  }
}

/** By which paths of a host a place and its reviews are reached; others of Google's lead anywhere (`/url?q=…`). */
function isReviewPlace({ hostname, pathname, search, searchParams }: URL): boolean {
  const [first = '', second = ''] = pathname.split('/').filter(Boolean).map(unescaped);
  // "I'm feeling lucky": a search that leads on to whatever it finds.
  if (searchParams.has('btnI')) return false;
  const host = hostname.replace(/^www\./, '');
  if (GOOGLE.has(host)) return ['maps', 'search', 'local'].includes(first) && second !== 'url';
  if (host.startsWith('maps.') && GOOGLE.has(host.slice(5)))
    return first === '' ? /[?&](cid|q)=/.test(search) : first === 'maps' && second !== 'url';
  if (host === 'search.google.com') return first === 'local';
  if (host === 'goo.gl') return first === 'maps' && second !== '';
  if (host === 'g.co') return first === 'kgs' && second !== '';
  return ['g.page', 'maps.app.goo.gl'].includes(host) && first !== '';
}

function read(text: string): string | null {
  const url = readPublicAddress(text);
  if (!url || !isReviewPlace(url)) return null;
  url.protocol = 'https:';
  return url.href;
}

/** A review link as it is stored: https, Google's own, of a place. Throws Refusal `review_link_invalid`. */
export function parseReviewLink(text: string): string {
  const link = read(text);
  if (!link) throw new Refusal('review_link_invalid');
  return link;
}

/** What a row holds, if a guest may be sent there; null otherwise. */
export const allowedReviewLink = (stored: string | null): string | null => stored && read(stored);
