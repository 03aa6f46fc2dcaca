import type { Business } from '../../core/businesses/business.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { html, raw, type Html } from '../../core/html.js';
import { socialRow } from './social-row.js';

const OWN_NAME: Record<Language, string> = { tr: 'Türkçe', en: 'English', de: 'Deutsch' };

/** The switch of languages, where there is more than one; `query` is what the page needs besides. */
export function languageSwitch(languages: readonly Language[], language: Language, query = ''): Html | false {
  const links = languages.map(
    (code) =>
      html`<a href="?${query}lang=${code}" hreflang="${code}" lang="${code}"${
        code === language && raw(' aria-current="true"')
      }>${code.toUpperCase()}<span class="unseen"> ${OWN_NAME[code]}</span></a>`,
  );
  return links.length > 1 && html`<nav aria-label="${translate(language, 'page.languages')}">${links}</nav>`;
}

/** The logo, whose room is kept before it is there and which waits behind what the guest reads; else the name's initial. */
function mark({ name, slug, logoHash }: Business, language: Language): Html {
  if (logoHash)
    return html`<img class="mark logo" src="/${slug}/logo/${logoHash}" alt="" width="48" height="48" decoding="async" fetchpriority="low" />`;
  const initial = [...name.trim()][0] ?? '';
  return html`<span class="mark" aria-hidden="true">${initial.toLocaleUpperCase(language)}</span>`;
}

/** Whose page it is, in which languages it speaks, and (`social`) where else the business is to be found. */
export function businessTop(
  business: Business,
  language: Language,
  { query = '', heading = false, social = false } = {},
): Html {
  const name = business.name;
  return html`<header class="top">
    ${mark(business, language)}
    <div>
      ${heading ? html`<h1 class="name">${name}</h1>` : html`<p class="name">${name}</p>`}
      <p class="line">${business.addressLine}</p>
    </div>
    ${languageSwitch(business.languages, language, query)}${social && socialRow(business, language)}
  </header> `;
}

/** What can be read before anything is entered: who is behind it, privacy, the gift's terms. */
export function businessFoot(business: Business, language: Language): Html {
  const query = `b=${encodeURIComponent(business.slug)}&lang=${language}`;
  return html`<footer>
    <nav>
      <a href="/privacy?${query}">${translate(language, 'page.privacy')}</a>
      <a href="/terms?${query}">${translate(language, 'page.terms')}</a>
    </nav>
    <p class="by">${translate(language, 'page.by', { legal: business.legalName, address: business.addressLine })}</p>
    <p>${translate(language, 'page.made_with')}</p>
  </footer> `;
}

/** From a page of words to the one with the chat. */
export function backToBusiness(business: Business, language: Language): Html {
  const words = translate(language, 'page.back', { business: business.name });
  return html`<p><a href="/${business.slug}?lang=${language}">${words}</a></p>`;
}
