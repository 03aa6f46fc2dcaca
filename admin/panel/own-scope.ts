import { scopeOf, type Account } from '../../core/accounts/account.js';
import { Refusal } from '../../core/errors.js';
import { platformScope, type PlatformScope, type Scope } from '../../core/scope.js';

/** The one business that an account may touch. Throws Refusal `not_found` for whoever has none. */
export function ownScope(account: Account): Scope {
  const scope = scopeOf(account);
  if (!scope) throw new Refusal('not_found');
  return scope;
}

/** All businesses at once. Throws Refusal `not_found` for whoever is not the CEO. */
export function wholePlatform({ role, id }: Account): PlatformScope {
  if (role !== 'ceo') throw new Refusal('not_found');
  return platformScope(id);
}
