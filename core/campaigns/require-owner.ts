import { Refusal } from '../errors.js';
import type { Scope } from '../scope.js';

/** Campaigns, and lists of messages and gifts, are the owner's, the CEO's and the system's affair. Throws Refusal `forbidden` for guests and cashiers. */
export function requireOwner({ actor }: Scope): void {
  if (actor.role === 'guest' || actor.role === 'cashier') throw new Refusal('forbidden');
}
