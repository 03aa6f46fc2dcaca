import { readLogo } from '../../core/businesses/logo.js';
import { findBusinessBySlug } from '../../core/businesses/find-business.js';
import { Refusal } from '../../core/errors.js';
import { guestScope } from '../../core/scope.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** A business's logo, named by its hash, so it never changes. */
export const sendLogo: Route = {
  method: 'get',
  path: '/:slug/logo/:hash',
  limit: 'page',
  async handle(bot, request, response) {
    const { slug, hash } = request.params as { slug: string; hash: string };
    const found = await findBusinessBySlug(bot.platform.db, slug);
    if (!found) throw new Refusal('not_found');
    const scope = guestScope(found.businessId);
    const logo = await bot.platform.db.inScope(scope, (tx) => readLogo(scope, tx, hash));
    if (!logo) throw new Refusal('not_found');
    send(
      response,
      200,
      {
        'Content-Type': logo.mediaType,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      },
      logo.bytes,
    );
  },
};
