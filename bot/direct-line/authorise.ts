import type { Request } from 'restify';

import { Refusal } from '../../core/errors.js';
import { guestScope, type Scope } from '../../core/scope.js';
import type { Bot } from '../bot.js';
import type { Pass } from './tokens.js';

export interface Authorised {
  scope: Scope;
  pass: Pass;
}

/** What the request's bearer token opens, which must be the conversation in its path, if one is there. */
export async function authorise(bot: Bot, request: Request): Promise<Authorised> {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return authoriseToken(bot, token, (request.params as { conversation?: string }).conversation);
}

/** Throws Refusal('token_invalid' | 'token_expired'), and Refusal('forbidden') for another's conversation. */
export async function authoriseToken(
  bot: Bot,
  token: string | undefined,
  conversation?: string,
): Promise<Authorised> {
  const pass = await bot.tokens.read(token);
  if (conversation !== undefined && conversation !== pass.conversation) throw new Refusal('forbidden');
  return { scope: guestScope(pass.businessId), pass };
}
