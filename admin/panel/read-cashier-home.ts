import type { Account } from '../../core/accounts/account.js';
import { loadBusiness } from '../../core/businesses/business.js';
import type { Platform } from '../../core/platform.js';
import { ownScope } from './own-scope.js';

export interface CashierHome {
  role: 'cashier';
  business: string;
}

/** Whose till it is, and no figure. */
export async function readCashierHome({ db }: Platform, account: Account): Promise<CashierHome> {
  const scope = ownScope(account);
  const { name } = await db.inScope(scope, (tx) => loadBusiness(scope, tx));
  return { role: 'cashier', business: name };
}
