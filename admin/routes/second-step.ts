import { endTries } from '../../core/accounts/sign-in.js';
import { takeSecondStep } from '../../core/accounts/totp.js';
import { loadHalfway } from '../http/load-account.js';
import { nextOf } from '../http/next-path.js';
import { refusedBecause } from '../http/refused-field.js';
import { field, type OpenRoute } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { enterSession } from '../http/session.js';
import { secondStepPage } from '../pages/second-step-page.js';

export const showSecondStep: OpenRoute = {
  method: 'get',
  path: '/admin/second-step',
  who: 'anybody',
  async handle(visit) {
    const { platform, request, response } = visit;
    const halfway = await loadHalfway(platform, request);
    if (!halfway) return response.redirect(303, '/admin/sign-in');
    sendPage(response, secondStepPage({ language: halfway.language, next: nextOf(visit) }));
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
    const wrong = await refusedBecause(language, ['code_wrong'], async () => {
      await takeSecondStep(platform, halfway, field(visit, 'code'));
      await endTries(platform, halfway.id);
      await enterSession(request, halfway);
      response.redirect(303, next || '/admin');
    });
    if (wrong) sendPage(response, secondStepPage({ language, next, wrong }), 422);
  },
};
