import type { CurrentAdmin } from 'adminjs';
import type { Account } from '../../core/accounts/account.js';
import { Refusal } from '../../core/errors.js';
import type { Place } from './read-place.js';

/** What a page of the panel is told of who has it open. */
export type ShownAccount = Pick<Account, 'id' | 'email' | 'role' | 'language'> & Place;

/**
 * Who asks, as AdminJS passes it to every resource and handler. What of it is enumerable goes to the browser with each page; the
 * account itself is not.
 */
export interface PanelAdmin extends CurrentAdmin {
  role: Account['role'];
  language: Account['language'];
  account: Account;
}

/** `place` where a page is shown; answers to a page's own calls do without. */
export function panelAdmin(account: Account, place?: Place): PanelAdmin {
  const { id, email, role, language } = account;
  const shown = { id, email, role, language, ...place };
  return Object.defineProperty(shown, 'account', { value: account, enumerable: false }) as PanelAdmin;
}

/** The account behind a call of AdminJS. Throws Refusal `signed_out` when there is none. */
export function accountOf(context: { currentAdmin?: CurrentAdmin } | undefined): Account {
  const admin = context?.currentAdmin as PanelAdmin | undefined;
  if (!admin?.account) throw new Refusal('signed_out');
  return admin.account;
}
