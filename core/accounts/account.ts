import type { PlatformKeys } from '../crypto/platform-keys.js';
import { isLanguage, type Language } from '../i18n/languages.js';
import { ceoScope, staffScope, type Id, type Scope } from '../scope.js';

export type AccountRole = 'owner' | 'cashier' | 'ceo';

/** Somebody who may sign in. An owner's and a cashier's business and staff row are never null, the CEO's always. */
export interface Account {
  id: Id;
  role: AccountRole;
  businessId: Id | null;
  staffId: Id | null;
  email: string;
  language: Language;
  epoch: number;
  hasTotp: boolean;
  hasPassword: boolean;
}

export interface AccountRow {
  id: Id;
  role: AccountRole;
  business_id: Id | null;
  staff_id: Id | null;
  email_sealed: Buffer;
  language: string;
  epoch: number;
  totp_confirmed_at: Date | null;
  password_hash: string | null;
}

export const ACCOUNT_COLUMNS =
  'id, role, business_id, staff_id, email_sealed, language, epoch, totp_confirmed_at, password_hash';

export function readAccount(keys: PlatformKeys, row: AccountRow): Account {
  return {
    id: row.id,
    role: row.role,
    businessId: row.business_id,
    staffId: row.staff_id,
    email: keys.open('account.email', row.email_sealed),
    language: isLanguage(row.language) ? row.language : 'en',
    epoch: row.epoch,
    hasTotp: row.totp_confirmed_at !== null,
    hasPassword: row.password_hash !== null,
  };
}

/** The one business that an owner or a cashier may touch; null for the CEO, who names one each time. */
export function scopeOf({ role, businessId, staffId }: Account): Scope | null {
  if (role === 'ceo' || businessId === null || staffId === null) return null;
  return staffScope(businessId, staffId, role);
}

/** The CEO at one business. */
export const ceoScopeAt = (ceo: Account, businessId: Id): Scope => ceoScope(businessId, ceo.id);
