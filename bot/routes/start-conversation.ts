import { z } from 'zod';

import { loadBusiness } from '../../core/businesses/business.js';
import { findConversation } from '../../core/conversations/read-messages.js';
import { startConversation as start } from '../../core/conversations/start-conversation.js';
import { Refusal } from '../../core/errors.js';
import { pickGuestLanguage } from '../../core/i18n/languages.js';
import { runVisit } from '../../dialogs/run-visit.js';
import { authorise } from '../direct-line/authorise.js';
import { conversationAnswer } from '../direct-line/conversation-answer.js';
import { setResumeCookie } from '../direct-line/resume-cookie.js';
import { clientAddress } from '../http/address.js';
import { readJson } from '../http/read-json.js';
import { sendJson } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** The client's user is ignored: the token says who it is. */
const Start = z.object({ locale: z.string().max(35).optional() }).nullable();

/** Makes the token's conversation with its greeting. Asked again, by a retry or a reload, it answers for the same one. */
export const startConversation: Route = {
  method: 'post',
  path: '/v3/directline/conversations',
  limit: 'start',
  face: 'directline',
  async handle(bot, request, response) {
    const { scope, pass } = await authorise(bot, request);
    const body = Start.safeParse(await readJson(request));
    if (!body.success) throw new Refusal('bad_request');
    const business = await bot.platform.db.inScope(scope, (tx) => loadBusiness(scope, tx));
    const wanted = body.data?.locale ?? request.headers['accept-language'];
    const language = pickGuestLanguage(wanted, business);
    const earlier = pass.previous ? await findConversation(bot.platform, scope, pass.previous) : null;
    const { duplicate } = await start(
      bot.platform,
      scope,
      {
        publicId: pass.conversation,
        channel: 'web',
        language,
        guestId: earlier?.guestId ?? null,
        address: clientAddress(request, bot.platform.config),
      },
      runVisit,
    );
    if ((request.headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin')
      setResumeCookie(response, bot.platform.config, pass.businessId, await bot.tokens.issueResume(pass));
    sendJson(response, duplicate ? 200 : 201, await conversationAnswer(bot, request, pass, 0));
  },
};
