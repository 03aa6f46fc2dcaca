import type { Request } from 'restify';

import { isNetwork, type Network } from '../../core/businesses/social-links.js';
import { Refusal } from '../../core/errors.js';
import { recordClick } from '../../core/social/record-click.js';
import type { Bot } from '../bot.js';
import { clientAddress } from '../http/address.js';
import { isPersonsNavigation } from '../http/is-person.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';
import { loadGuestFace, type GuestFace } from '../load-guest-face.js';

/** Leads to the business's page elsewhere and counts a person's tap. The answer is out before anything is counted. */
export const openSocialLink: Route = {
  method: 'get',
  path: '/:slug/go/:network',
  limit: 'page',
  face: 'page',
  async handle(bot, request, response) {
    const { slug, network } = request.params as { slug: string; network: string };
    if (!isNetwork(network)) throw new Refusal('not_found');
    const face = await loadGuestFace(bot, slug);
    const link = face.business.socialLinks[network];
    if (!link) throw new Refusal('not_found');
    send(response, 302, {
      Location: link,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
    });
    if (face.business.status === 'open' && isPersonsNavigation(request))
      bot.afterwards.add(count(bot, request, face, network));
  },
};

/** A tap that cannot be counted is lost, and nobody waits for it. */
async function count(bot: Bot, request: Request, { scope }: GuestFace, network: Network): Promise<void> {
  const address = clientAddress(request, bot.platform.config);
  const agent = request.headers['user-agent'] ?? '';
  try {
    await bot.limits.spend('click', address);
    const counted = await bot.platform.db.inScope(scope, (tx) =>
      recordClick(scope, tx, { network, address, agent }),
    );
    bot.metrics.clicked(counted ? 'counted' : 'repeated');
  } catch (error) {
    if (error instanceof Refusal) return bot.metrics.clicked('limited');
    bot.metrics.clicked('failed');
    bot.platform.log.warn({ error }, 'a click was not counted');
  }
}
