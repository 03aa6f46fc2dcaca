import { Refusal } from '../../core/errors.js';
import { authorise } from '../direct-line/authorise.js';
import type { Route } from '../http/route.js';

/** Nothing here takes files. The body is left unread. */
export const refuseUpload: Route = {
  method: 'post',
  path: '/v3/directline/conversations/:conversation/upload',
  limit: 'post',
  face: 'directline',
  async handle(bot, request) {
    await authorise(bot, request);
    throw new Refusal('files_refused');
  },
};
