import type { Request } from 'restify';

import type { Business } from '../../core/businesses/business.js';
import { pickGuestLanguage, type Language } from '../../core/i18n/languages.js';
import { ownOrigin } from '../http/address.js';
import { send, sendSharedPage } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';
import { loadGuestFace } from '../load-guest-face.js';
import { guestPage, inlineScript, quietPage } from '../pages/guest-page.js';
import { inLanguage } from '../../core/i18n/in-language.js';
import { chatCsp, pageCsp } from '../pages/layout.js';

/** The language of a business's page for this visitor: asked for, else the phone's, else one that both may know. */
export function pageLanguage(request: Request, business: Business): Language {
  const asked = queryOf(request).get('lang') ?? '';
  const isOffered = business.languages.some((language) => language === asked.toLowerCase());
  return pickGuestLanguage(isOffered ? asked : request.headers['accept-language'], business);
}

/** The page behind the QR. Writes nothing and is the same for everybody, so crawlers leave no trace and a CDN may keep it. */
export const showGuestPage: Route = {
  method: 'get',
  path: '/:slug',
  limit: 'page',
  face: 'page',
  async handle(bot, request, response) {
    const { slug } = request.params as { slug: string };
    const { business, gift, currentSlug } = await loadGuestFace(bot, slug);
    if (slug !== currentSlug) {
      const query = new URL(request.url ?? '/', 'http://here').search;
      return send(response, 302, { Location: `/${currentSlug}${query}`, 'Cache-Control': 'no-cache' });
    }
    const language = pageLanguage(request, business);
    const quietCsp = pageCsp(business.brandColour);
    if (business.status !== 'open')
      return sendSharedPage(request, response, quietPage(business, language, business.status), quietCsp);
    if (!gift)
      return sendSharedPage(request, response, quietPage(business, language, 'opening_soon'), quietCsp);
    const prize = inLanguage(gift.title, language, business.language);
    const sockets = ownOrigin(request, bot.platform.config).replace(/^http/, 'ws');
    const page = guestPage({ business, language, prize, assets: bot.assets });
    sendSharedPage(request, response, page, chatCsp(sockets, inlineScript(bot.assets), business.brandColour));
  },
};
