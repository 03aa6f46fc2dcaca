import express, { type ErrorRequestHandler, type Express } from 'express';
import { asRefusal, Refusal } from '../core/errors.js';
import { LANGUAGES, pickLanguage } from '../core/i18n/languages.js';
import { translate } from '../core/i18n/translate.js';
import type { Platform } from '../core/platform.js';
import { securityHeaders } from './security-headers.js';
import { showNotOpen } from './show-not-open.js';

/** The panel's HTTP application, not yet listening. `platform` is opened with the CEO's address. */
export function buildAdmin(platform: Platform): Express {
  const { PUBLIC_URL, ADMIN_URL, TRUST_PROXY } = platform.config;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', TRUST_PROXY ? 1 : false);
  app.use(securityHeaders(ADMIN_URL.startsWith('https:')));
  app.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/health/ready', async (_request, response) => {
    await platform.db.ping().catch(() => {
      throw new Refusal('unavailable');
    });
    response.json({ status: 'ok' });
  });
  app.get('/', (_request, response) => response.redirect('/admin'));
  app.get('/admin', showNotOpen(PUBLIC_URL));
  app.use(() => {
    throw new Refusal('not_found');
  });
  app.use(answerError(platform));
  return app;
}

/** Four parameters are how Express knows it. A refusal is worded; anything else is a bug: logged as one, told as `internal`. */
function answerError(platform: Platform): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (!(error instanceof Refusal)) platform.log.error({ error }, 'a request failed');
    const { code, args, status } = asRefusal(error);
    const language = pickLanguage(request.get('accept-language'), LANGUAGES, 'en');
    response.status(status).json({ error: { code, message: translate(language, `error.${code}`, args) } });
  };
}
