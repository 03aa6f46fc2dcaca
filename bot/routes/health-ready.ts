import { Refusal, retryAfterSeconds } from '../../core/errors.js';
import { sendJson } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** The process can serve guests: Postgres answers. Redis may be away, nothing here waits for it. */
export const healthReady: Route = {
  method: 'get',
  path: '/health/ready',
  async handle(bot, _request, response) {
    const ready = await bot.platform.db.ping().then(
      () => true,
      () => false,
    );
    if (!ready) response.setHeader('Retry-After', String(retryAfterSeconds(new Refusal('unavailable'))));
    sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'database away' });
  },
};
