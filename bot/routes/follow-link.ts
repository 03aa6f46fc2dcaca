import type { Request } from 'restify';

import { Refusal } from '../../core/errors.js';
import { findLink, type FoundLink } from '../../core/links/find-link.js';
import { countClick, readTarget } from '../../core/links/follow-link.js';
import type { Bot } from '../bot.js';
import { clientAddress } from '../http/address.js';
import { isPersonsNavigation } from '../http/is-person.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** Leads from an SMS to where its campaign's link leads, and counts a person's tap. The answer is out before anything is counted. */
export const followLink: Route = {
  method: 'get',
  path: '/l/:code',
  limit: 'page',
  face: 'page',
  async handle(bot, request, response) {
    const { code } = request.params as { code: string };
    const { db, config } = bot.platform;
    const link = await findLink(db, code, 'link');
    if (!link) throw new Refusal('not_found');
    const target = await db.inScope(link.scope, (tx) => readTarget(link.scope, tx, link.messageId));
    send(response, 302, {
      Location: new URL(target, config.PUBLIC_URL).href,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      // Whoever is behind the link learns nothing of the guest's own one.
      'Referrer-Policy': 'no-referrer',
    });
    if (isPersonsNavigation(request)) bot.afterwards.add(count(bot, request, link));
  },
};

/** A tap that cannot be counted is lost, and nobody waits for it. */
async function count(bot: Bot, request: Request, { scope, messageId }: FoundLink): Promise<void> {
  const address = clientAddress(request, bot.platform.config);
  const agent = request.headers['user-agent'] ?? '';
  try {
    await bot.limits.spend('click', address);
    const counted = await bot.platform.db.inScope(scope, (tx) =>
      countClick(scope, tx, { messageId, address, agent }),
    );
    bot.metrics.linkFollowed(counted ? 'counted' : 'repeated');
  } catch (error) {
    if (error instanceof Refusal) return bot.metrics.linkFollowed('limited');
    bot.metrics.linkFollowed('failed');
    bot.platform.log.warn({ error }, 'a tap on a link was not counted');
  }
}
