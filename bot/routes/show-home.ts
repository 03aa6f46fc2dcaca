import { translate } from '../../core/i18n/translate.js';
import { visitorLanguage } from '../http/handle.js';
import { sendSharedPage } from '../http/respond.js';
import type { Route } from '../http/route.js';
import { loadExample } from '../load-example.js';
import { homePage } from '../pages/home-page.js';
import { HOME_STYLE } from '../pages/home-style.js';
import { layout, pageCsp } from '../pages/layout.js';

/** What TaraKazan is, for owners; with demo data also a page to try. The same for everybody, like a guest's page. */
export const showHome: Route = {
  method: 'get',
  path: '/',
  limit: 'page',
  face: 'page',
  async handle(bot, request, response) {
    const language = visitorLanguage(request);
    const example = await loadExample(bot);
    const title = translate(language, 'page.home.title');
    const page = homePage({ language, example, signIn: `${bot.platform.config.ADMIN_URL}/admin` });
    sendSharedPage(
      request,
      response,
      layout({ language, title, style: HOME_STYLE, ...page }),
      pageCsp(null, HOME_STYLE),
    );
  },
};
