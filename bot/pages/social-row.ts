import type { Business } from '../../core/businesses/business.js';
import { NETWORKS, type Network } from '../../core/businesses/social-links.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { html, raw, type Html } from '../../core/html.js';

/** Drawn here in lines of 24 by 24: pictures from elsewhere would cost a request and break the page's policy. */
const ICONS: Record<Network, string> = {
  instagram:
    '<rect x="3" y="3" width="18" height="18" rx="5"/><circle cx="12" cy="12" r="4"/><path d="M17 7h0"/>',
  facebook: '<circle cx="12" cy="12" r="9"/><path d="M12 21v-9c0-2 1-3.5 4-3M9 13h6"/>',
  tiktok: '<path d="M14 3v12.5a4 4 0 1 1-4-4M14 3c0 3 2 5 5 5"/>',
  x: '<path d="M4 4h4l12 16h-4zM19 4l-6 7M11 13l-6 7"/>',
  youtube: '<rect x="2" y="5" width="20" height="14" rx="4"/><path d="M10 9l5 3-5 3z"/>',
  website: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18"/>',
};

const NAMES: Record<Exclude<Network, 'website'>, string> = {
  instagram: 'Instagram',
  facebook: 'Facebook',
  tiktok: 'TikTok',
  x: 'X',
  youtube: 'YouTube',
};

/** A button for each network that the owner has a link of; no row without any. */
export function socialRow(business: Business, language: Language): Html | false {
  const set = NETWORKS.filter((network) => business.socialLinks[network]);
  if (set.length === 0) return false;
  const newTab = translate(language, 'page.chat_page.new_tab');
  const button = (network: Network): Html => {
    const name = network === 'website' ? translate(language, 'page.social.website') : NAMES[network];
    return html`<a href="/${business.slug}/go/${network}" target="_blank" rel="noopener nofollow" aria-label="${name} (${newTab})"><svg viewBox="0 0 24 24" aria-hidden="true">${raw(ICONS[network])}</svg></a>`;
  };
  return html`<nav class="social" aria-label="${translate(language, 'page.social.label', { business: business.name })}">${set.map(button)}</nav>`;
}
