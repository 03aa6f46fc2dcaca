import { scopeOf, type Account } from '../../core/accounts/account.js';
import type { Platform } from '../../core/platform.js';
import { actionsOf } from '../access.js';
import { RESOURCES } from '../resources/all.js';

export interface HomeData {
  /** Whose panel it is: the business's name; the CEO's has none. */
  business: string | null;
  lists: { id: string; label: string }[];
}

/** What the panel opens with: whose it is, and where to go. */
export async function readHome({ db }: Platform, account: Account): Promise<HomeData> {
  const scope = scopeOf(account);
  const business = scope
    ? await db.inScope(scope, async (tx) => {
        const { name } = await tx.one<{ name: string }>('SELECT name FROM business WHERE business_id = $1', [
          scope.businessId,
        ]);
        return name;
      })
    : null;
  const lists = RESOURCES.filter(({ id }) => actionsOf(account.role, id).includes('list'));
  return { business, lists: lists.map(({ id, label }) => ({ id, label: label[account.language] })) };
}
