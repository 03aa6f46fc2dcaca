import type { Network, SocialLinks } from '../../core/businesses/social-links.js';

const ADDRESSES: Record<Network, (name: string) => string> = {
  instagram: (name) => `https://www.instagram.com/${name}.example`,
  facebook: (name) => `https://www.facebook.com/${name}.example`,
  tiktok: (name) => `https://www.tiktok.com/@${name}.example`,
  x: (name) => `https://x.com/${name}_example`,
  youtube: (name) => `https://www.youtube.com/@${name}.example`,
  website: (name) => `https://${name}.example/`,
};
/** Links of a made-up business: handles that end in `example` are nobody's. */
export const linksOf = (name: string, ...networks: Network[]): SocialLinks =>
  Object.fromEntries(networks.map((network) => [network, ADDRESSES[network](name)]));
