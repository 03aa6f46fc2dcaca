import { translate } from '../../core/i18n/translate.js';
import { RESUME_SECONDS } from '../direct-line/tokens.js';
import { html } from '../../core/html.js';
import { sendSharedPage } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';
import { loadGuestFace } from '../load-guest-face.js';
import { backToBusiness, businessFoot, businessTop } from '../pages/business-frame.js';
import { layout, pageCsp } from '../pages/layout.js';
import { pageLanguage } from './show-guest-page.js';

const SECTIONS = ['who', 'what', 'why', 'with', 'device', 'rights'] as const;

const COOKIE_DAYS = RESUME_SECONDS / 86400;

/** A business's privacy notice, to be read before anything is entered. */
export const showPrivacy: Route = {
  method: 'get',
  path: '/privacy',
  limit: 'page',
  face: 'page',
  async handle(bot, request, response) {
    const { business } = await loadGuestFace(bot, queryOf(request).get('b'));
    const language = pageLanguage(request, business);
    const args = {
      legal: business.legalName,
      address: business.addressLine,
      email: business.contactEmail,
      cookie: COOKIE_DAYS,
    };
    const title = translate(language, 'page.privacy_page.title', { business: business.name });
    const sections = SECTIONS.map(
      (name) =>
        html`<h2>${translate(language, `page.privacy_page.${name}.title`)}</h2>
          <p>${translate(language, `page.privacy_page.${name}.text`, args)}</p> `,
    );
    const main = html`<h1>${title}</h1>
      ${sections}${backToBusiness(business, language)}`;
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
