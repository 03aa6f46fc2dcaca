import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** Direct Line is a public API by bearer token: pages of other hosts may call it, without cookies. */
export const allowOrigins: Route = {
  method: 'opts',
  path: '/v3/directline/*',
  face: 'directline',
  handle(_bot, _request, response) {
    const headers = {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
      'Access-Control-Max-Age': '86400',
    };
    send(response, 204, headers);
  },
};
