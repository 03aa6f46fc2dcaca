import type { ErrorRequestHandler, Request } from 'express';
import { isDatabaseAway } from '../../core/db/is-away.js';
import { Refusal, retryAfterSeconds } from '../../core/errors.js';
import { translate } from '../../core/i18n/translate.js';
import type { Platform } from '../../core/platform.js';
import { failedPage } from '../pages/failed-page.js';
import { PAGE_CSP } from '../pages/frame.js';
import { languageOf } from './language.js';
import { languageLoaded } from './load-account.js';
import { isPath } from './next-path.js';
import { SecondStepOwed } from './require-role.js';

/**
 * A refusal is worded, an outage is told as one; anything else is a bug: logged as one, told as `internal`. A person gets a page, a
 * program JSON. Four parameters are how Express knows it.
 */
export function answerError(platform: Platform): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) return response.destroy();
    const page = wantsPage(request);
    if (error instanceof SecondStepOwed && page) return response.redirect(303, '/admin/account/totp');
    const refusal = asRefusal(error);
    if (refusal.code === 'internal') platform.log.error({ error, path: request.path }, 'a request failed');
    const { code, args, status } = refusal;
    const seconds = retryAfterSeconds(refusal);
    if (seconds !== undefined) response.set('Retry-After', String(seconds));
    const language = languageLoaded(request) ?? languageOf(request, null);
    if (page && code === 'signed_out') return response.redirect(303, signInAddress(request));
    if (!page) {
      response.status(status).json({ error: { code, message: translate(language, `error.${code}`, args) } });
      return;
    }
    response.status(status).set('Content-Security-Policy', PAGE_CSP);
    response.type('html').send(failedPage({ language, refusal, retry: request.method === 'GET' }).text);
  };
}

function signInAddress(request: Request): string {
  if (request.method !== 'GET') return '/admin/sign-in?away=1';
  return isPath(request.originalUrl) && request.originalUrl !== '/admin'
    ? `/admin/sign-in?next=${encodeURIComponent(request.originalUrl)}`
    : '/admin/sign-in';
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof SecondStepOwed) return new Refusal('forbidden');
  if (isDatabaseAway(error)) return new Refusal('unavailable');
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return new Refusal('body_too_large');
  // What Express's own parsers say of a body or an address that they cannot read.
  if (typeof status === 'number' && status >= 400 && status < 500) return new Refusal('bad_request');
  return new Refusal('internal');
}

/** The panel's own calls ask for JSON; whoever follows a link or sends a form asks for a page. */
const wantsPage = (request: Request): boolean =>
  !request.path.startsWith('/admin/api/') && request.accepts(['html', 'json']) === 'html';
