import express, { Router, type Express } from 'express';
import { BuiltFiles } from '../core/built-files.js';
import { HttpLimits } from '../core/limits/http-limits.js';
import type { Platform } from '../core/platform.js';
import { answerError } from './http/answer-error.js';
import { deviceCookie } from './http/device-cookie.js';
import { health } from './http/health.js';
import { loadAccount } from './http/load-account.js';
import { mountRoute } from './http/mount-route.js';
import { refuseCrossSite } from './http/refuse-cross-site.js';
import { Refusal } from '../core/errors.js';
import { securityHeaders } from './http/security-headers.js';
import { sendFile } from './http/send-file.js';
import { openSessions } from './http/session.js';
import { mountPanel } from './panel/mount-panel.js';
import { PanelMetrics } from './metrics.js';
import { ROUTES } from './routes/all.js';

export interface Admin {
  app: Express;
  metrics: PanelMetrics;
  /** Ends what the application holds beside the platform. */
  close(): Promise<void>;
}

/** The panel's HTTP application, not yet listening. `platform` is opened with the CEO's address. */
export function buildAdmin(platform: Platform, limits = new HttpLimits()): Admin {
  const { ADMIN_URL, TRUST_PROXY } = platform.config;
  const files = new BuiltFiles('admin');
  const sessions = openSessions(platform);
  const metrics = new PanelMetrics(platform);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', TRUST_PROXY ? 1 : false);
  app.set('query parser', 'simple');
  app.use(metrics.watch);
  app.use(securityHeaders(ADMIN_URL.startsWith('https:')));
  app.use(health(platform));
  app.get('/admin/files/:name', sendFile(files));
  app.use(refuseCrossSite(platform.config));
  app.use(deviceCookie(platform.config));
  app.use(sessions.handler);
  app.get('/', (_request, response) => response.redirect(303, '/admin'));
  const forms = Router();
  for (const route of ROUTES) mountRoute(forms, platform, limits, route);
  app.use(forms);
  app.use(mountPanel(platform, limits, files));
  app.use(async (request) => {
    // So that it is said in their language.
    await loadAccount(platform, request);
    throw new Refusal('not_found');
  });
  app.use(answerError(platform));
  return { app, metrics, close: sessions.close };
}
