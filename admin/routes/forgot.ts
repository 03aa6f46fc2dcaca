import { askNewPassword } from '../../core/accounts/ask-new-password.js';
import { field, type OpenRoute } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { forgotPage, linkSentPage } from '../pages/forgot-page.js';

export const showForgot: OpenRoute = {
  method: 'get',
  path: '/admin/forgot',
  who: 'anybody',
  async handle({ response, language }) {
    sendPage(response, forgotPage(language));
  },
};

export const askLink: OpenRoute = {
  method: 'post',
  path: '/admin/forgot',
  who: 'anybody',
  limit: 'account_mail',
  async handle(visit) {
    const { platform, response, language } = visit;
    // Not waited for: how long it takes would say whether anybody has that e-mail.
    const asked = askNewPassword(platform, field(visit, 'email'));
    asked.catch((error: unknown) => platform.log.error({ error }, 'a link for a password was not written'));
    sendPage(response, linkSentPage(language));
  },
};
