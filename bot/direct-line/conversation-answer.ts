import type { Request } from 'restify';

import type { Bot } from '../bot.js';
import { ownOrigin } from '../http/address.js';
import { TOKEN_SECONDS, type Pass } from './tokens.js';

/** What Direct Line answers to a start and to a reconnect: a fresh token, and where the stream goes on after `after`. */
export async function conversationAnswer(
  bot: Bot,
  request: Request,
  pass: Pass,
  after: number,
): Promise<object> {
  const token = await bot.tokens.issue(pass);
  const origin = ownOrigin(request, bot.platform.config).replace(/^http/, 'ws');
  const path = `/v3/directline/conversations/${pass.conversation}/stream`;
  return {
    conversationId: pass.conversation,
    token,
    expires_in: TOKEN_SECONDS,
    streamUrl: `${origin}${path}?watermark=${after}&t=${token}`,
  };
}
