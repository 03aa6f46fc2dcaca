import { findConversation } from '../../core/conversations/read-messages.js';
import type { Scope } from '../../core/scope.js';
import type { Bot } from '../bot.js';
import { newConversationId, type Pass } from './tokens.js';

const STILL_TODAY_MS = 12 * 3600 * 1000;

/**
 * Where a device goes on: in its own conversation while that is unfinished or of today, else in a new one that
 * remembers in which earlier one this device proved its phone. Reads only. `resumed`: there is
 * something to go on with.
 */
export async function choosePass(
  bot: Bot,
  scope: Scope,
  cookie: string | undefined,
): Promise<{ pass: Pass; resumed: boolean }> {
  const { businessId } = scope;
  const fresh: Pass = { businessId, conversation: newConversationId() };
  const last = await bot.tokens.readResume(cookie, businessId);
  const earlier = last && (await findConversation(bot.platform, scope, last));
  if (!last || !earlier || earlier.full) return { pass: fresh, resumed: false };
  const ofToday = bot.platform.clock.now().getTime() - (earlier.finishedAt?.getTime() ?? 0) < STILL_TODAY_MS;
  if (!earlier.finishedAt || ofToday) return { pass: { businessId, conversation: last }, resumed: true };
  return earlier.guestId
    ? { pass: { ...fresh, previous: last }, resumed: true }
    : { pass: fresh, resumed: false };
}
