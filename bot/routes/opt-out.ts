import type { Request, Response } from 'restify';

import { loadBusiness } from '../../core/businesses/business.js';
import type { Tx } from '../../core/db/tx.js';
import { Refusal } from '../../core/errors.js';
import { withdrawConsent } from '../../core/guests/withdraw-consent.js';
import { translate } from '../../core/i18n/translate.js';
import { findLink } from '../../core/links/find-link.js';
import { readOptOut, type OptOut } from '../../core/links/read-opt-out.js';
import type { Scope } from '../../core/scope.js';
import type { Bot } from '../bot.js';
import { clientAddress } from '../http/address.js';
import { visitorLanguage } from '../http/handle.js';
import { sendPage } from '../http/respond.js';
import type { Route } from '../http/route.js';
import { pageCsp } from '../pages/layout.js';
import { messagePage } from '../pages/message-page.js';
import { formCsp, optOutPage } from '../pages/opt-out-page.js';
import { pageLanguage } from './show-guest-page.js';

/** How to get no more SMS, for whoever has no link at hand. */
export const showOptOutHelp: Route = {
  method: 'get',
  path: '/optout',
  limit: 'page',
  face: 'page',
  handle(_bot, request, response) {
    const language = visitorLanguage(request);
    const title = translate(language, 'page.opt_out_help.title');
    const text = translate(language, 'page.opt_out_help.text');
    sendPage(response, 200, messagePage({ language, title, text }), pageCsp());
  },
};

/** Asks, and changes nothing: phones and messengers fetch a link before anybody taps it. */
export const showOptOut: Route = {
  method: 'get',
  path: '/optout/:code',
  limit: 'page',
  face: 'page',
  handle: (bot, request, response) => answer(bot, request, response, async (_scope, _tx, optOut) => optOut),
};

/** Takes consent back, without a sign-in: whoever holds the SMS may. Once more is as good as once. */
export const optOut: Route = {
  method: 'post',
  path: '/optout/:code',
  limit: 'page',
  face: 'page',
  handle: (bot, request, response) =>
    answer(bot, request, response, async (scope, tx, optOut) => {
      const address = clientAddress(request, bot.platform.config);
      await withdrawConsent(scope, tx, optOut.guestId, { channel: 'page', address });
      return { ...optOut, consent: false };
    }),
};

type Act = (scope: Scope, tx: Tx, optOut: OptOut) => Promise<OptOut>;

async function answer(bot: Bot, request: Request, response: Response, act: Act): Promise<void> {
  const { code } = request.params as { code: string };
  const { db } = bot.platform;
  const link = await findLink(db, code, 'opt_out');
  if (!link) throw new Refusal('not_found');
  const { scope, messageId } = link;
  const { business, optOut } = await db.inScope(scope, async (tx) => {
    const asked = await readOptOut(scope, tx, messageId);
    if (!asked) throw new Refusal('not_found');
    return { optOut: await act(scope, tx, asked), business: await loadBusiness(scope, tx) };
  });
  const language = pageLanguage(request, business);
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response.setHeader('Referrer-Policy', 'no-referrer');
  sendPage(response, 200, optOutPage({ business, language, optOut }), formCsp(business.brandColour));
}
