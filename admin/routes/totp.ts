import { reloadAccount } from '../../core/accounts/reload-account.js';
import { confirmTotp, offerTotp, turnTotpOff } from '../../core/accounts/totp.js';
import { drawSecretQrSvg } from '../../core/qr/draw-qr.js';
import { refusedBecause } from '../http/refused-field.js';
import { owesSecondStep } from '../http/require-role.js';
import { field, type GuardedRoute, type SignedInVisit } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { forgetSpareCodes, keepSpareCodes } from '../http/spare-codes.js';
import { ownSignInPage } from '../pages/own-sign-in-page.js';
import { totpPage } from '../pages/totp-page.js';
import { SPARE_CODES } from './spare-codes.js';

type Wrong = Parameters<typeof totpPage>[0]['wrong'];

async function showOffer({ platform, response, account }: SignedInVisit, wrong?: Wrong): Promise<void> {
  const { secret, uri } = await offerTotp(platform, account);
  const owed = owesSecondStep(platform.config, account);
  const qrSvg = await drawSecretQrSvg(uri);
  sendPage(response, totpPage({ account, secret, qrSvg, owed, wrong }), wrong ? 422 : 200);
}

export const showTotp: GuardedRoute = {
  method: 'get',
  path: '/admin/account/totp',
  who: 'route:own-sign-in',
  async handle(visit) {
    if (visit.account.hasTotp) return visit.response.redirect(303, SPARE_CODES);
    await showOffer(visit);
  },
};

export const turnOn: GuardedRoute = {
  method: 'post',
  path: '/admin/account/totp',
  who: 'route:own-sign-in',
  limit: 'sign_in',
  async handle(visit) {
    const { platform, response, account } = visit;
    // Sent twice, or once more: what the first one gave is still there to be read.
    if (account.hasTotp) return response.redirect(303, SPARE_CODES);
    const typed = { password: field(visit, 'password'), code: field(visit, 'code') };
    const wrong: Wrong = {};
    wrong.password = await refusedBecause(account.language, ['password_wrong'], async () => {
      wrong.code = await refusedBecause(account.language, ['code_wrong'], async () => {
        await keepSpareCodes(visit, await confirmTotp(platform, account, typed));
        response.redirect(303, SPARE_CODES);
      });
    });
    if (!wrong.password && !wrong.code) return;
    // Two at once: the other was quicker.
    const now = await reloadAccount(platform, account.id, account.epoch);
    if (now?.hasTotp) return response.redirect(303, SPARE_CODES);
    await showOffer(visit, wrong);
  },
};

export const turnOff: GuardedRoute = {
  method: 'post',
  path: '/admin/account/totp-off',
  who: 'route:own-sign-in',
  limit: 'sign_in',
  async handle(visit) {
    const { platform, request, response, account } = visit;
    const off = await refusedBecause(account.language, ['password_wrong'], async () => {
      await turnTotpOff(platform, account, field(visit, 'off'));
      await forgetSpareCodes(request);
      response.redirect(303, '/admin/account?done=off');
    });
    if (off) sendPage(response, ownSignInPage({ account, wrong: { off } }), 422);
  },
};
