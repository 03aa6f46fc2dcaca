import type { AccountRole } from '../core/accounts/account.js';

const EVERYBODY = ['owner', 'cashier', 'ceo'] as const;

/**
 * Who may do what in the panel: the one table. What is not in it is nobody's. Routes, pages, resources and their actions name their row
 * here; a role's panel is built of its rows, and every request is held against them again.
 */
export const ACCESS = {
  'route:panel': EVERYBODY,
  'route:own-sign-in': EVERYBODY,
  'route:outbox': ['ceo'],
  'page:home': EVERYBODY,
  'resource:customers.list': ['owner'],
  'resource:customers.search': ['owner'],
  'resource:customers.show': ['owner'],
  'resource:customers.history': ['owner'],
  'resource:coupons.list': ['owner'],
  'resource:coupons.show': ['owner'],
  'resource:coupons.void': ['owner'],
  'resource:campaigns.list': ['owner'],
  'resource:campaigns.show': ['owner'],
  'resource:campaigns.pause': ['owner'],
  'resource:campaigns.resume': ['owner'],
  'resource:campaigns.cancel': ['owner'],
  'resource:campaigns.remove': ['owner'],
  'resource:messages.list': ['owner'],
  'resource:messages.show': ['owner'],
  'resource:staff.list': ['owner'],
  'resource:staff.search': ['owner'],
  'resource:staff.show': ['owner'],
  'resource:staff.invite': ['owner'],
  'resource:staff.disable': ['owner'],
  'resource:activity.list': ['owner'],
  'resource:activity.search': ['owner'],
  'resource:activity.show': ['owner'],
  'resource:businesses.list': ['ceo'],
  'resource:businesses.search': ['ceo'],
  'resource:businesses.show': ['ceo'],
  'resource:businesses.reopen': ['ceo'],
  'resource:businesses.suspend': ['ceo'],
  'resource:businesses.close': ['ceo'],
  'resource:all-activity.list': ['ceo'],
  'resource:all-activity.search': ['ceo'],
  'resource:all-activity.show': ['ceo'],
} as const satisfies Record<string, readonly AccountRole[]>;

export type AccessKey = keyof typeof ACCESS;

/** Whether the table has that row, and the role in it. */
export function mayDo(role: AccountRole, key: string): boolean {
  return Object.hasOwn(ACCESS, key) && (ACCESS[key as AccessKey] as readonly AccountRole[]).includes(role);
}

/** The actions of a resource that a role may use. */
export function actionsOf(role: AccountRole, resource: string): string[] {
  const beginning = `resource:${resource}.`;
  return Object.keys(ACCESS)
    .filter((key) => key.startsWith(beginning) && mayDo(role, key))
    .map((key) => key.slice(beginning.length));
}
