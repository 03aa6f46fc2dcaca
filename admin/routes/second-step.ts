import { needsTwoCodes } from '../../core/accounts/sign-in-tries.js';
import { takeSecondStep } from '../../core/accounts/totp.js';
import { originOf } from '../http/device-cookie.js';
import { loadHalfway } from '../http/load-account.js';
import { nextOf } from '../http/next-path.js';
import { refusedBecause } from '../http/refused-field.js';
import { field, type OpenRoute } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { enterSession, prolongHalfway } from '../http/session.js';
import { secondStepPage } from '../pages/second-step-page.js';

export const showSecondStep: OpenRoute = {
  method: 'get',
  path: '/admin/second-step',
  who: 'anybody',
  async handle(visit) {
    const { platform, request, response } = visit;
    const halfway = await loadHalfway(platform, request);
    if (!halfway) return response.redirect(303, '/admin/sign-in');
    const two = await needsTwoCodes(platform, halfway.id, originOf(visit));
    sendPage(response, secondStepPage({ language: halfway.language, next: nextOf(visit), two }));
  },
};

export const takeStep: OpenRoute = {
  method: 'post',
  path: '/admin/second-step',
  who: 'anybody',
  limit: 'sign_in',
  async handle(visit) {
    const { platform, request, response } = visit;
    const halfway = await loadHalfway(platform, request);
    if (!halfway) return response.redirect(303, '/admin/sign-in?over=1');
    const { language } = halfway;
    const next = nextOf(visit);
    const wrong = await refusedBecause(language, ['code_wrong', 'two_codes_wanted'], async () => {
      await takeSecondStep(platform, halfway, field(visit, 'code'), originOf(visit));
      await enterSession(visit, halfway);
      response.redirect(303, next || '/admin');
    });
    if (!wrong) return;
    await prolongHalfway(platform, request);
    const two = await needsTwoCodes(platform, halfway.id, originOf(visit));
    sendPage(response, secondStepPage({ language, next, wrong, two }), 422);
  },
};
