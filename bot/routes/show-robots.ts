import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

const ROBOTS = `User-agent: *
Disallow: /v3/
Disallow: /*/go/
Disallow: /sandbox/
Disallow: /metrics
Disallow: /health/
`;

export const showRobots: Route = {
  method: 'get',
  path: '/robots.txt',
  handle: (_bot, _request, response) =>
    send(
      response,
      200,
      { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
      ROBOTS,
    ),
};
