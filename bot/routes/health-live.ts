import { sendJson } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** The process answers. */
export const healthLive: Route = {
  method: 'get',
  path: '/health/live',
  handle: (_bot, _request, response) => sendJson(response, 200, { status: 'live' }),
};
