import type { Business } from '../../core/businesses/business.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { html, raw, type Html } from '../html.js';

const OWN_NAME: Record<Language, string> = { tr: 'Türkçe', en: 'English', de: 'Deutsch' };

/** Whose page it is, and the switch of languages where there is more than one; `query` is what the page needs besides. */
export function businessTop(
  business: Business,
  language: Language,
  { query = '', heading = false } = {},
): Html {
  const name = business.name;
  const initial = [...name.trim()][0] ?? '';
  const links =
    business.languages.length > 1 &&
    business.languages.map(
      (code) =>
        html`<a href="?${query}lang=${code}" hreflang="${code}" lang="${code}"${
          code === language && raw(' aria-current="true"')
        }>${code.toUpperCase()}<span class="unseen"> ${OWN_NAME[code]}</span></a>`,
    );
  return html`<header class="top">
    <span class="mark" aria-hidden="true">${initial.toLocaleUpperCase(language)}</span>
    <div>
      ${heading ? html`<h1 class="name">${name}</h1>` : html`<p class="name">${name}</p>`}
      <p class="line">${business.addressLine}</p>
    </div>
    ${links && html`<nav aria-label="${translate(language, 'page.languages')}">${links}</nav>`}
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
