import { Refusal } from '../../core/errors.js';
import { choosePass } from '../direct-line/choose-pass.js';
import { readResumeCookie } from '../direct-line/resume-cookie.js';
import { TOKEN_SECONDS } from '../direct-line/tokens.js';
import { sendJson } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';
import { loadGuestFace } from '../load-guest-face.js';

/** A token bound to one business and one conversation, which may not exist yet: asking for it writes nothing. */
export const generateToken: Route = {
  method: 'post',
  path: '/v3/directline/tokens/generate',
  limit: 'token',
  face: 'directline',
  async handle(bot, request, response) {
    const { scope, business, gift } = await loadGuestFace(bot, queryOf(request).get('business'));
    if (business.status !== 'open') throw new Refusal('business_closed');
    if (!gift) throw new Refusal('no_gift');
    const { pass, resumed } = await choosePass(bot, scope, readResumeCookie(request, scope.businessId));
    const token = await bot.tokens.issue(pass);
    sendJson(response, 200, { conversationId: pass.conversation, token, expires_in: TOKEN_SECONDS, resumed });
  },
};
