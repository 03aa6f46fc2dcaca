import { authorise } from '../direct-line/authorise.js';
import { TOKEN_SECONDS } from '../direct-line/tokens.js';
import { sendJson } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** A token that still holds is changed for one that holds longer. */
export const refreshToken: Route = {
  method: 'post',
  path: '/v3/directline/tokens/refresh',
  limit: 'token',
  face: 'directline',
  async handle(bot, request, response) {
    const { pass } = await authorise(bot, request);
    const token = await bot.tokens.issue(pass);
    sendJson(response, 200, { conversationId: pass.conversation, token, expires_in: TOKEN_SECONDS });
  },
};
