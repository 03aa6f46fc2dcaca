import type { Business } from '../../core/businesses/business.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { OptOut } from '../../core/links/read-opt-out.js';
import { html, type Html } from '../../core/html.js';
import { businessFoot, businessTop } from './business-frame.js';
import { layout, pageCsp } from './layout.js';

/** A page of words with one form of its own. */
export const formCsp = (colour: string | null): string =>
  pageCsp(colour).replace("form-action 'none'", "form-action 'self'");

interface OptOutPage {
  business: Business;
  language: Language;
  optOut: OptOut;
}

/** Whose SMS, to which phone, and one button; without consent, that none come any more. It works without script. */
export function optOutPage({ business, language, optOut }: OptOutPage): Html {
  const { phone, consent } = optOut;
  const say = (key: 'ask' | 'to' | 'stop' | 'why' | 'done' | 'done_text'): string =>
    translate(language, `page.opt_out_page.${key}`, { business: business.name, phone: phone ?? '' });
  const number = phone && html`<p><bdi>${say('to')}</bdi></p>`;
  const title = consent ? say('ask') : say('done');
  const main = consent
    ? html`<h1>${title}</h1>
        ${number}
        <p>${say('why')}</p>
        <form method="post" action="?lang=${language}"><button type="submit">${say('stop')}</button></form>`
    : html`<h1>${title}</h1>
        ${number}
        <p class="notice" role="status">${say('done_text')}</p>`;
  return layout({
    language,
    colour: business.brandColour,
    title,
    top: businessTop(business, language),
    main,
    foot: businessFoot(business, language),
  });
}
