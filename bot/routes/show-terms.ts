import { inLanguage } from '../../core/i18n/in-language.js';
import { translate } from '../../core/i18n/translate.js';
import { html } from '../../core/html.js';
import { sendSharedPage } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';
import { loadGuestFace } from '../load-guest-face.js';
import { backToBusiness, businessFoot, businessTop } from '../pages/business-frame.js';
import { layout, pageCsp } from '../pages/layout.js';
import { pageLanguage } from './show-guest-page.js';

/** The terms of a business's gift, to be read before anything is entered. */
export const showTerms: Route = {
  method: 'get',
  path: '/terms',
  limit: 'page',
  face: 'page',
  async handle(bot, request, response) {
    const { business, gift } = await loadGuestFace(bot, queryOf(request).get('b'));
    const language = pageLanguage(request, business);
    const say = (key: 'none' | 'one' | 'use' | 'free' | 'after_review'): string =>
      translate(language, `page.terms_page.${key}`);
    const title = translate(language, 'page.terms_page.title', { business: business.name });
    const order = business.reviewRule === 'after_said_done' ? say('after_review') : say('free');
    const terms =
      gift &&
      html`<p class="prize">${inLanguage(gift.title, language, business.language)}</p>
        <p>${inLanguage(gift.terms, language, business.language)}</p>
        <p>${say('one')} ${translate(language, 'page.terms_page.valid', { days: gift.validDays })}</p>
        <p>${say('use')} ${order}</p>`;
    const main = html`<h1>${title}</h1>
      ${terms ?? html`<p>${say('none')}</p>`}${backToBusiness(business, language)}`;
    const page = layout({
      language,
      colour: business.brandColour,
      title,
      top: businessTop(business, language, { query: `b=${business.slug}&` }),
      main,
      foot: businessFoot(business, language),
    });
    sendSharedPage(request, response, page, pageCsp(business.brandColour));
  },
};
