import express, { type RequestHandler, type Router } from 'express';
import { Refusal } from '../../core/errors.js';
import type { HttpLimits } from '../../core/limits/http-limits.js';
import type { Platform } from '../../core/platform.js';
import { requireRole } from './require-role.js';
import { languageOf } from './language.js';
import { loadAccount } from './load-account.js';
import type { Route } from './route.js';

const form = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 50 });

/** Puts a route into the router behind its guard: limit, account, access table. */
export function mountRoute(router: Router, platform: Platform, limits: HttpLimits, route: Route): void {
  const handler: RequestHandler = async (request, response) => {
    if (route.limit) await limits.spend(route.limit, request.ip ?? 'unknown');
    const account = await loadAccount(platform, request);
    const language = languageOf(request, account);
    const visit = { platform, request, response, language };
    if (route.who === 'anybody') return route.handle({ ...visit, account });
    if (!account) throw new Refusal('signed_out');
    requireRole(platform, account, route.who);
    await route.handle({ ...visit, account });
  };
  router[route.method](route.path, form, handler);
}
