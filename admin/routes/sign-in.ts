import { checkSignIn } from '../../core/accounts/sign-in.js';
import { translate } from '../../core/i18n/translate.js';
import { refusedBecause } from '../http/refused-field.js';
import { field, type OpenRoute, type Visit } from '../http/route.js';
import { enterHalfway, enterSession } from '../http/session.js';
import { originOf } from '../http/device-cookie.js';
import { nextOf } from '../http/next-path.js';
import { sendPage } from '../http/send-page.js';
import { signInPage } from '../pages/sign-in-page.js';

function noticeOf({ request, language }: Visit): string | null {
  if (request.query['over'] !== undefined) return translate(language, 'account.sign_in.over');
  return request.query['away'] === undefined ? null : translate(language, 'account.sign_in.away');
}

export const showSignIn: OpenRoute = {
  method: 'get',
  path: '/admin/sign-in',
  who: 'anybody',
  async handle(visit) {
    const { account, response, language } = visit;
    const next = nextOf(visit);
    if (account) return response.redirect(303, next || '/admin');
    sendPage(response, signInPage({ language, next, notice: noticeOf(visit) }));
  },
};

export const signIn: OpenRoute = {
  method: 'post',
  path: '/admin/sign-in',
  who: 'anybody',
  limit: 'sign_in',
  async handle(visit) {
    const { platform, request, response, language } = visit;
    const next = nextOf(visit);
    const email = field(visit, 'email');
    const wrong = await refusedBecause(language, ['sign_in_failed'], async () => {
      const typed = { email, password: field(visit, 'password') };
      const account = await checkSignIn(platform, typed, originOf(visit));
      if (account.hasTotp) {
        await enterHalfway(platform, request, account);
        return response.redirect(303, `/admin/second-step?${new URLSearchParams({ next })}`);
      }
      await enterSession(visit, account);
      response.redirect(303, next || '/admin');
    });
    if (wrong) sendPage(response, signInPage({ language, next, email, wrong }), 422);
  },
};
