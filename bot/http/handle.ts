import type { Request, Response } from 'restify';

import { asRefusal, retryAfterSeconds } from '../../core/errors.js';
import { LANGUAGES, pickLanguage, type Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { Bot } from '../bot.js';
import { pageCsp } from '../pages/layout.js';
import { messagePage } from '../pages/message-page.js';
import { clientAddress } from './address.js';
import { sendJson, sendPage } from './respond.js';
import { queryOf, type Route } from './route.js';
import { setSecurityHeaders } from './security-headers.js';

/** The language of a visitor before any business is known. */
export const visitorLanguage = (request: Request): Language =>
  pickLanguage(queryOf(request).get('lang') ?? request.headers['accept-language'], LANGUAGES, 'en');

/** A route as restify's handler: limits before it, one place for its errors after it. It never rejects and returns nothing. */
export function handle(bot: Bot, route: Route): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    setSecurityHeaders(response, bot.platform.config);
    if (route.face === 'directline') response.setHeader('Access-Control-Allow-Origin', '*');
    const done = bot.metrics.requestStarted(route);
    try {
      if (route.limit) await bot.limits.spend(route.limit, clientAddress(request, bot.platform.config));
      await route.handle(bot, request, response);
    } catch (error) {
      answerAnyhow(bot, route, request, response, error);
    } finally {
      done(response.statusCode);
    }
  };
}

/** Whatever goes wrong while an error is told must not end the process. */
function answerAnyhow(bot: Bot, route: Route, request: Request, response: Response, error: unknown): void {
  try {
    answerError(bot, route, request, response, error);
  } catch (second) {
    bot.platform.log.error({ err: second, route: route.path }, 'an error could not be told');
    response.destroy();
  }
}

function answerError(bot: Bot, route: Route, request: Request, response: Response, error: unknown): void {
  const refusal = asRefusal(error);
  if (refusal !== error) {
    const level = refusal.code === 'unavailable' ? 'warn' : 'error';
    bot.platform.log[level]({ err: error, route: route.path }, 'a request failed');
  }
  const language = visitorLanguage(request);
  const message = translate(language, `error.${refusal.code}`, refusal.args);
  const seconds = retryAfterSeconds(refusal);
  // Of a 429 Direct Line's client reads the header as milliseconds, everybody else as seconds.
  const unit = refusal.status === 429 && route.face === 'directline' ? 1000 : 1;
  if (seconds !== undefined) response.setHeader('Retry-After', String(seconds * unit));
  if (route.face !== 'page')
    return sendJson(response, refusal.status, { error: { code: refusal.code, message } });
  const missing = refusal.code === 'not_found';
  const title = translate(language, missing ? 'page.not_found.title' : 'page.failed_page.title');
  const text = missing ? translate(language, 'page.not_found.text') : message;
  sendPage(response, refusal.status, messagePage({ language, title, text }), pageCsp());
}
