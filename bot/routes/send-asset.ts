import { Refusal } from '../../core/errors.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** Named by its hash, so it never changes. */
export const sendAsset: Route = {
  method: 'get',
  path: '/assets/:name',
  limit: 'page',
  async handle(bot, request, response) {
    const { name } = request.params as { name: string };
    const asset = await bot.assets.read(name, String(request.headers['accept-encoding'] ?? ''));
    if (!asset) throw new Refusal('not_found');
    const headers = {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    };
    const encoded =
      asset.encoding === 'identity' ? headers : { ...headers, 'Content-Encoding': asset.encoding };
    send(response, 200, encoded, asset.body);
  },
};
