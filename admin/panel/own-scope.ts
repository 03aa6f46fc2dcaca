import { scopeOf, type Account } from '../../core/accounts/account.js';
import { Refusal } from '../../core/errors.js';
import type { Scope } from '../../core/scope.js';

/** The one business that an account may touch. Throws Refusal `not_found` for whoever has none. */
export function ownScope(account: Account): Scope {
  const scope = scopeOf(account);
  if (!scope) throw new Refusal('not_found');
  return scope;
}
