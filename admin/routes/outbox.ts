import { Refusal } from '../../core/errors.js';
import { readOutbox, type OutboxMessage } from '../../core/sms/sandbox.js';
import type { GuardedRoute, SignedInVisit } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { outboxPage } from '../pages/outbox-page.js';

const MOST = 100;

/** Codes stand in it, so only the CEO reads it here; with a provider that sends there is no such page. */
async function read({ platform, request }: SignedInVisit): Promise<OutboxMessage[]> {
  if (platform.config.SMS_PROVIDER !== 'sandbox') throw new Refusal('not_found');
  const { to } = request.query;
  // A plus that was not encoded arrives as a space.
  const wanted = typeof to === 'string' ? to.replace(/^ /, '+') : '';
  return readOutbox(platform, { ...(wanted && { to: wanted }), limit: MOST });
}

/** The sandbox's outbox behind the CEO's sign-in, where the bot's own page is closed. */
export const showOutbox: GuardedRoute = {
  method: 'get',
  path: '/admin/outbox',
  who: 'route:outbox',
  async handle(visit) {
    const messages = await read(visit);
    const { language, platform, response } = visit;
    sendPage(response, outboxPage({ language, messages, timezone: platform.config.PLATFORM_TIMEZONE }));
  },
};

/** The same for programs. */
export const listOutbox: GuardedRoute = {
  method: 'get',
  path: '/admin/outbox.json',
  who: 'route:outbox',
  async handle(visit) {
    visit.response.json(await read(visit));
  },
};
