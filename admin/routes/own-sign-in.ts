import { changeLanguage } from '../../core/accounts/change-language.js';
import { changePassword, signOutEverywhere } from '../../core/accounts/password.js';
import { Refusal } from '../../core/errors.js';
import { isLanguage } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import { refusedBecause } from '../http/refused-field.js';
import { field, type GuardedRoute, type OpenRoute, type SignedInVisit } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { endSession, enterSession } from '../http/session.js';
import { ownSignInPage } from '../pages/own-sign-in-page.js';

const NOTICES = {
  saved: 'account.own.saved',
  everywhere: 'account.own.everywhere_done',
  language: 'account.own.language_saved',
  off: 'account.own.totp_off_done',
} as const;

const show = (visit: SignedInVisit, wrong: Parameters<typeof ownSignInPage>[0]['wrong']) =>
  sendPage(visit.response, ownSignInPage({ account: visit.account, wrong }), 422);

export const showOwnSignIn: GuardedRoute = {
  method: 'get',
  path: '/admin/account',
  who: 'route:own-sign-in',
  async handle({ request, response, account }) {
    const done = request.query['done'];
    const key = typeof done === 'string' && Object.hasOwn(NOTICES, done) ? NOTICES[done as 'saved'] : null;
    const notice = key && translate(account.language, key);
    sendPage(response, ownSignInPage({ account, notice }));
  },
};

export const savePassword: GuardedRoute = {
  method: 'post',
  path: '/admin/account/password',
  who: 'route:own-sign-in',
  limit: 'sign_in',
  async handle(visit) {
    const { platform, response, account } = visit;
    const wanted = field(visit, 'wanted');
    let code: Refusal['code'] | null = null;
    const wrong = await refusedBecause(account.language, ['password_wrong', 'password_weak'], async () => {
      try {
        const epoch = await changePassword(platform, account, { current: field(visit, 'current'), wanted });
        await enterSession(visit, { ...account, epoch });
        response.redirect(303, '/admin/account?done=saved');
      } catch (error) {
        code = error instanceof Refusal ? error.code : null;
        throw error;
      }
    });
    if (wrong) show(visit, code === 'password_weak' ? { wanted: wrong } : { current: wrong });
  },
};

export const saveLanguage: GuardedRoute = {
  method: 'post',
  path: '/admin/account/language',
  who: 'route:own-sign-in',
  async handle(visit) {
    const language = field(visit, 'language');
    if (!isLanguage(language)) throw new Refusal('bad_request');
    await changeLanguage(visit.platform, visit.account, language);
    visit.response.redirect(303, '/admin/account?done=language');
  },
};

export const leaveEverywhere: GuardedRoute = {
  method: 'post',
  path: '/admin/account/sign-out-everywhere',
  who: 'route:own-sign-in',
  async handle(visit) {
    const { platform, response, account } = visit;
    const epoch = await signOutEverywhere(platform, account);
    await enterSession(visit, { ...account, epoch });
    response.redirect(303, '/admin/account?done=everywhere');
  },
};

export const signOut: OpenRoute = {
  method: 'post',
  path: '/admin/sign-out',
  who: 'anybody',
  async handle({ request, response }) {
    await endSession(request);
    response.redirect(303, '/admin/sign-in');
  },
};
