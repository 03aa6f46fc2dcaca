import { authorise } from '../direct-line/authorise.js';
import { clientIdOf, readActivity } from '../direct-line/read-activity.js';
import { runGuestTurn } from '../direct-line/run-guest-turn.js';
import { clientAddress } from '../http/address.js';
import { readJson } from '../http/read-json.js';
import { sendJson } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** A guest's message: 200 only once its turn is committed, so what was acknowledged is never lost. */
export const postActivity: Route = {
  method: 'post',
  path: '/v3/directline/conversations/:conversation/activities',
  limit: 'post',
  face: 'directline',
  async handle(bot, request, response) {
    const { scope, pass } = await authorise(bot, request);
    const activity = readActivity(await readJson(request));
    // Typing is no message: nothing is stored and nobody answers it.
    if (activity.type === 'typing') return sendJson(response, 200, { id: `${pass.conversation}|typing` });
    await bot.limits.spend('turn', pass.conversation);
    const { incoming } = await runGuestTurn(bot, scope, {
      conversation: pass.conversation,
      messageId: clientIdOf(activity),
      body: activity,
      address: clientAddress(request, bot.platform.config),
    });
    sendJson(response, 200, { id: incoming.id });
  },
};
