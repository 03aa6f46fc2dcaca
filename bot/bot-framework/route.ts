import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Response as AdapterResponse,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';

import type { Config } from '../../core/config.js';
import { Refusal } from '../../core/errors.js';
import { readJson } from '../http/read-json.js';
import { send, sendJson } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';
import { loadGuestFace } from '../load-guest-face.js';
import { answerContext } from './answer-context.js';

/** The adapter checks the rest, after the signature. */
const AnyActivity = z.looseObject({ type: z.string() });

/** The adapter ends a response twice and puts error texts into it, so it writes on this slip instead. */
interface Slip extends AdapterResponse {
  code: number;
  body: unknown;
}

function newSlip(socket: unknown): Slip {
  const slip: Slip = {
    ...{ code: 200, body: undefined, socket },
    ...{ header: () => undefined, end: () => undefined },
    status: (code) => (slip.code = code),
    send: (body) => (slip.body = body),
  };
  return slip;
}

/** `POST /api/messages?business=<slug>`: Bot Framework's channels and its Emulator, let in by Microsoft's own signature check. */
export function botFrameworkRoute(config: Config): Route {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: config.MICROSOFT_APP_ID,
      MicrosoftAppPassword: config.MICROSOFT_APP_PASSWORD,
      MicrosoftAppType: config.MICROSOFT_APP_TYPE,
      MicrosoftAppTenantId: config.MICROSOFT_APP_TENANT_ID,
    }),
  );
  return {
    method: 'post',
    path: '/api/messages',
    limit: 'post',
    async handle(bot, request, response) {
      const face = await loadGuestFace(bot, queryOf(request).get('business'));
      const body = AnyActivity.safeParse(await readJson(request));
      if (!body.success) throw new Refusal('bad_request');
      let failure: unknown;
      const answer = async (context: TurnContext): Promise<void> => {
        await answerContext(bot, face, context).catch((error: unknown) => (failure = error));
      };
      const slip = newSlip(response.socket);
      const asked = { body: body.data, headers: request.headers, method: request.method };
      await adapter.process(asked, slip, answer);
      if (failure) throw failure;
      if (slip.code === 401) throw new Refusal('forbidden');
      if (slip.code >= 400) throw new Refusal(slip.code < 500 ? 'bad_request' : 'internal');
      if (slip.body === undefined) send(response, slip.code, {});
      else sendJson(response, slip.code, slip.body);
    },
  };
}
