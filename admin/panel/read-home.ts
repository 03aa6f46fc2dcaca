import type { Account } from '../../core/accounts/account.js';
import type { Platform } from '../../core/platform.js';
import { actionsOf } from '../access.js';
import { RESOURCES } from '../resources/all.js';
import { readCashierHome, type CashierHome } from './read-cashier-home.js';
import { readCeoHome, type CeoHome } from './read-ceo-home.js';
import { readOwnerHome, type OwnerHome } from './read-owner-home.js';

export type HomeData = (OwnerHome | CashierHome | CeoHome) & {
  /** Where to go from here. */
  lists: { id: string; label: string }[];
};

/** What the panel opens with, all of it in one answer. */
export async function readHome(platform: Platform, account: Account): Promise<HomeData> {
  const lists = RESOURCES.filter(({ id }) => actionsOf(account.role, id).includes('list'));
  return {
    ...(await READERS[account.role](platform, account)),
    lists: lists.map(({ id, label }) => ({ id, label: label[account.language] })),
  };
}

const READERS = { owner: readOwnerHome, cashier: readCashierHome, ceo: readCeoHome };
