import { translate } from '../../core/i18n/translate.js';
import { html } from '../html.js';
import { visitorLanguage } from '../http/handle.js';
import { sendSharedPage } from '../http/respond.js';
import type { Route } from '../http/route.js';
import { layout, pageCsp } from '../pages/layout.js';

/** What TaraKazan is, for owners. */
export const showHome: Route = {
  method: 'get',
  path: '/',
  limit: 'page',
  face: 'page',
  handle(bot, request, response) {
    const language = visitorLanguage(request);
    const say = (key: 'title' | 'lead' | 'text' | 'sign_in'): string =>
      translate(language, `page.home.${key}`);
    const main = html`<h1>${say('title')}</h1>
      <p class="prize">${say('lead')}</p>
      <p>${say('text')}</p>
      <p><a href="${bot.platform.config.ADMIN_URL}/admin">${say('sign_in')}</a></p>`;
    sendSharedPage(request, response, layout({ language, title: say('title'), main }), pageCsp());
  },
};
