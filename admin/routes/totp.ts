import { confirmTotp, offerTotp, turnTotpOff } from '../../core/accounts/totp.js';
import { drawSecretQrSvg } from '../../core/qr/draw-qr.js';
import { refusedBecause } from '../http/refused-field.js';
import { owesSecondStep } from '../http/require-role.js';
import { field, type GuardedRoute, type SignedInVisit } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { ownSignInPage } from '../pages/own-sign-in-page.js';
import { spareCodesPage, totpPage } from '../pages/totp-page.js';

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
    if (visit.account.hasTotp) return visit.response.redirect(303, '/admin/account');
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
    const typed = { password: field(visit, 'password'), code: field(visit, 'code') };
    const wrong: Wrong = {};
    wrong.password = await refusedBecause(account.language, ['password_wrong'], async () => {
      wrong.code = await refusedBecause(account.language, ['code_wrong'], async () => {
        const codes = await confirmTotp(platform, account, typed);
        sendPage(response, spareCodesPage(account, codes));
      });
    });
    if (wrong.password || wrong.code) await showOffer(visit, wrong);
  },
};

export const turnOff: GuardedRoute = {
  method: 'post',
  path: '/admin/account/totp-off',
  who: 'route:own-sign-in',
  limit: 'sign_in',
  async handle(visit) {
    const { platform, response, account } = visit;
    const off = await refusedBecause(account.language, ['password_wrong'], async () => {
      await turnTotpOff(platform, account, field(visit, 'off'));
      response.redirect(303, '/admin/account?done=off');
    });
    if (off) sendPage(response, ownSignInPage({ account, wrong: { off } }), 422);
  },
};
