import type { GuardedRoute } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { forgetSpareCodes, readSpareCodes } from '../http/spare-codes.js';
import { spareCodesPage } from '../pages/spare-codes-page.js';

export const SPARE_CODES = '/admin/account/spare-codes';

export const showSpareCodes: GuardedRoute = {
  method: 'get',
  path: SPARE_CODES,
  who: 'route:own-sign-in',
  async handle({ platform, request, response, account }) {
    const codes = readSpareCodes(platform, request);
    if (codes) return sendPage(response, spareCodesPage(account, codes));
    await forgetSpareCodes(request);
    response.redirect(303, '/admin/account');
  },
};

export const leaveSpareCodes: GuardedRoute = {
  method: 'post',
  path: SPARE_CODES,
  who: 'route:own-sign-in',
  async handle({ request, response }) {
    await forgetSpareCodes(request);
    response.redirect(303, '/admin');
  },
};
