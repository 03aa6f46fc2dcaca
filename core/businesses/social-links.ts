import { Refusal } from '../errors.js';
import { readPublicAddress } from './public-address.js';

export const NETWORKS = ['instagram', 'facebook', 'tiktok', 'x', 'youtube', 'website'] as const;

export type Network = (typeof NETWORKS)[number];
export type SocialLinks = Partial<Record<Network, string>>;

/** Whose page a network's is; `website` is any public host. */
const HOSTS: Record<Exclude<Network, 'website'>, readonly string[]> = {
  instagram: ['instagram.com'],
  facebook: ['facebook.com', 'fb.com'],
  tiktok: ['tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'],
  x: ['x.com', 'twitter.com', 'mobile.twitter.com'],
  youtube: ['youtube.com', 'youtu.be'],
};

/** Paths by which these hosts lead anywhere at all. */
const LEADS_AWAY = /^(l\.php|redirect|flx|attribution_link|i\/redirect|link\/v2|linkshim)(\/|$)/i;

function leadsAway({ pathname }: URL): boolean {
  const path = pathname.split('/').filter(Boolean).join('/');
  try {
    return LEADS_AWAY.test(decodeURIComponent(path));
  } catch {
    return true;
  }
}

export const isNetwork = (text: string): text is Network => (NETWORKS as readonly string[]).includes(text);

function read(network: Network, text: string): string | null {
  const url = readPublicAddress(text);
  if (!url) return null;
  if (network === 'website') return url.href;
  const host = url.hostname.replace(/^(www|m)\./, '');
  if (!HOSTS[network].includes(host) || !/[^/]/.test(url.pathname) || leadsAway(url)) return null;
  url.protocol = 'https:';
  return url.href;
}

/** A link as it is stored: https, of that network's own host (`website`: any public one). Throws Refusal `social_link_invalid` {network}. */
export function parseSocialLink(network: Network, text: string): string {
  const link = read(network, text);
  if (!link) throw new Refusal('social_link_invalid', { network });
  return link;
}

/** Of what a row holds, the links that may be shown. */
export function allowedSocialLinks(stored: Record<string, unknown>): SocialLinks {
  const links: SocialLinks = {};
  for (const network of NETWORKS) {
    const value = stored[network];
    const link = typeof value === 'string' ? read(network, value) : null;
    if (link) links[network] = link;
  }
  return links;
}
