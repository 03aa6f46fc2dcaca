import type { ActionContext, ActionRequest, PageContext } from 'adminjs';
import { Refusal } from '../../core/errors.js';
import type { Account } from '../../core/accounts/account.js';
import { mayDo } from '../access.js';
import { accountOf } from './current-admin.js';

type Context = Pick<PageContext, 'currentAdmin'> | ActionContext;

/** A handler that AdminJS calls for whoever asks, made one that runs only for whom that row of the access table names. */
export function guarded<C extends Context, Answer>(
  key: string,
  handler: (call: { account: Account; request: ActionRequest; context: C }) => Promise<Answer>,
): (request: ActionRequest, response: unknown, context: C) => Promise<Answer> {
  return async (request, _response, context) => {
    const account = accountOf(context);
    if (!mayDo(account.role, key)) throw new Refusal('not_found');
    return handler({ account, request, context });
  };
}
