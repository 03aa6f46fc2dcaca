import { serialise } from '../../core/conversations/serialise.js';
import { takeTurn, type TurnResult } from '../../core/conversations/take-turn.js';
import type { Scope } from '../../core/scope.js';
import { runVisit } from '../../dialogs/run-visit.js';
import type { Bot } from '../bot.js';

interface GuestMessage {
  conversation: string;
  messageId?: string;
  body: unknown;
  address?: string;
}

/** One message of a guest, answered and committed when this returns; then every process that streams it is told. */
export async function runGuestTurn(bot: Bot, scope: Scope, message: GuestMessage): Promise<TurnResult> {
  // Messages that wait for their turn wait here, holding no connection.
  return serialise(message.conversation, async () => {
    const done = bot.metrics.turnStarted();
    try {
      const result = await takeTurn(bot.platform, scope, message, runVisit, bot.onStep);
      done(result.duplicate ? 'duplicate' : 'done');
      for (const notice of result.notices ?? []) bot.metrics.noticed(notice);
      bot.streams.announce(message.conversation);
      return result;
    } catch (error) {
      done('failed');
      throw error;
    }
  });
}
