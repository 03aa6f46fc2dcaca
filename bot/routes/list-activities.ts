import { Refusal } from '../../core/errors.js';
import { findConversation, readMessages } from '../../core/conversations/read-messages.js';
import { authorise } from '../direct-line/authorise.js';
import { readWatermark, writeActivitySet } from '../direct-line/write-activity.js';
import { sendJson } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';

const MOST = 200;

/** What is after a watermark, for clients without a stream. */
export const listActivities: Route = {
  method: 'get',
  path: '/v3/directline/conversations/:conversation/activities',
  limit: 'read',
  face: 'directline',
  async handle(bot, request, response) {
    const { scope, pass } = await authorise(bot, request);
    const after = readWatermark(queryOf(request).get('watermark'));
    const messages = await readMessages(bot.platform, scope, pass.conversation, after, MOST);
    if (messages.length === 0 && !(await findConversation(bot.platform, scope, pass.conversation)))
      throw new Refusal('not_found');
    sendJson(response, 200, writeActivitySet(pass.conversation, messages, after));
  },
};
