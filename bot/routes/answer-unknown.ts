import type { Request } from 'restify';

import { Refusal } from '../../core/errors.js';
import type { Route } from '../http/route.js';

const UNKNOWN: Route = {
  method: 'get',
  path: '(unknown)',
  handle() {
    throw new Refusal('not_found');
  },
};

/** For whatever no route takes: a friendly page for people, an error in the common shape for programs. */
export function unknownRoute(request: Request): Route {
  if (request.url?.startsWith('/v3/')) return { ...UNKNOWN, face: 'directline' };
  return request.method === 'GET' || request.method === 'HEAD' ? { ...UNKNOWN, face: 'page' } : UNKNOWN;
}
