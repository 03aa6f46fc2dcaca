import { Refusal } from '../../core/errors.js';
import { findConversation } from '../../core/conversations/read-messages.js';
import { authorise } from '../direct-line/authorise.js';
import { conversationAnswer } from '../direct-line/conversation-answer.js';
import { readWatermark } from '../direct-line/write-activity.js';
import { sendJson } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';

/** A client that lost its stream gets a new one, which goes on after what it has seen. */
export const reconnectConversation: Route = {
  method: 'get',
  path: '/v3/directline/conversations/:conversation',
  limit: 'read',
  face: 'directline',
  async handle(bot, request, response) {
    const { scope, pass } = await authorise(bot, request);
    if (!(await findConversation(bot.platform, scope, pass.conversation))) throw new Refusal('not_found');
    const after = readWatermark(queryOf(request).get('watermark'));
    sendJson(response, 200, await conversationAnswer(bot, request, pass, after));
  },
};
