import type { Account } from '../../core/accounts/account.js';
import { loadBusiness } from '../../core/businesses/business.js';
import type { Platform } from '../../core/platform.js';
import { ownScope } from './own-scope.js';

/** Whose panel it is and by which clock its times are: the business's, or the platform's. */
export interface Place {
  business: string | null;
  zone: string;
}

export async function readPlace({ db, config }: Platform, account: Account): Promise<Place> {
  if (account.role === 'ceo') return { business: null, zone: config.PLATFORM_TIMEZONE };
  const scope = ownScope(account);
  const { name, timezone } = await db.inScope(scope, (tx) => loadBusiness(scope, tx));
  return { business: name, zone: timezone };
}
