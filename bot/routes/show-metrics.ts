import { Refusal } from '../../core/errors.js';
import { isFromInside } from '../../core/operations/inside-address.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** For the machine's own network; from anywhere else there is no such page. */
export const showMetrics: Route = {
  method: 'get',
  path: '/metrics',
  async handle(bot, request, response) {
    if (!isFromInside(request)) throw new Refusal('not_found');
    const { registry } = bot.metrics;
    send(response, 200, { 'Content-Type': registry.contentType }, await registry.metrics());
  },
};
