import type { Activity, TurnContext } from 'botbuilder-core';

import { findConversation } from '../../core/conversations/read-messages.js';
import { startConversation } from '../../core/conversations/start-conversation.js';
import { pickGuestLanguage } from '../../core/i18n/languages.js';
import { runVisit } from '../../dialogs/run-visit.js';
import type { Bot } from '../bot.js';
import { readActivity } from '../direct-line/read-activity.js';
import { runGuestTurn } from '../direct-line/run-guest-turn.js';
import type { GuestFace } from '../load-guest-face.js';

/** Runs one activity of a Bot Framework channel as the same turn that any other channel takes; replies go out after the commit. */
export async function answerContext(
  bot: Bot,
  { scope, business }: GuestFace,
  context: TurnContext,
): Promise<void> {
  const { activity } = context;
  const joined = activity.type === 'conversationUpdate' && (activity.membersAdded ?? []).length > 0;
  if (!joined && activity.type !== 'message' && activity.type !== 'event') return;
  const publicId = bot.platform.keys.pseudonym(
    'bot-framework',
    `${activity.channelId}:${activity.conversation.id}`,
  );
  const replies: unknown[] = [];
  if (!(await findConversation(bot.platform, scope, publicId))) {
    const language = pickGuestLanguage(activity.locale, business);
    const start = { publicId, channel: 'botframework' as const, language };
    const started = await startConversation(bot.platform, scope, start, runVisit);
    replies.push(...started.replies.map(({ body }) => body));
  }
  if (!joined) {
    const message = { conversation: publicId, messageId: activity.id, body: readActivity(activity) };
    const turn = await runGuestTurn(bot, scope, message);
    // A channel that repeats its request has the answers already, or lost them: said twice is better than never.
    replies.push(...turn.replies.map(({ body }) => body));
  }
  if (replies.length > 0) await context.sendActivities(replies as Partial<Activity>[]);
}
