/** A bigint of Postgres, as text: JavaScript's numbers end at 2^53. */
export type Id = string;

export type Role = 'guest' | 'cashier' | 'owner' | 'ceo' | 'system';

/** Who acts. `id` is a staff id for people at the panel, absent for guests and the system. */
export interface Actor {
  role: Role;
  id?: Id;
}

declare const made: unique symbol;

/** Whose data may be touched, and by whom. Only this file makes one; every tenant query takes it first. */
export interface Scope {
  readonly businessId: Id;
  readonly actor: Actor;
  readonly [made]: true;
}

function make(businessId: Id, actor: Actor): Scope {
  if (!/^[1-9]\d{0,18}$/.test(businessId)) throw new TypeError('a scope needs a business id');
  return Object.freeze({ businessId, actor: Object.freeze({ ...actor }) }) as Scope;
}

/** For the guest's page, once its slug has led to a business or its token was verified. */
export const guestScope = (businessId: Id): Scope => make(businessId, { role: 'guest' });

/** For a person signed in at the panel of that business. */
export const staffScope = (businessId: Id, staffId: Id, role: 'cashier' | 'owner'): Scope =>
  make(businessId, { role, id: staffId });

/** For the CEO at one business. */
export const ceoScope = (businessId: Id, ceoId: Id): Scope => make(businessId, { role: 'ceo', id: ceoId });

/** For workers and operations, from a row that names its business. */
export const systemScope = (businessId: Id): Scope => make(businessId, { role: 'system' });

declare const madeForAll: unique symbol;

/** All businesses at once, for the CEO and for operations: it opens nothing that is sealed, and only the CEO's database role sees anything by it. */
export interface PlatformScope {
  readonly actor: Actor;
  readonly [madeForAll]: true;
}

export const platformScope = (ceoId: Id): PlatformScope =>
  Object.freeze({ actor: Object.freeze({ role: 'ceo', id: ceoId }) }) as PlatformScope;

/** Whoever acts on all businesses, at one of them. */
export const atBusiness = ({ actor }: PlatformScope, businessId: Id): Scope => make(businessId, actor);

/** For operations at a terminal, which have the CEO's address. */
export const operationsScope = (): PlatformScope =>
  Object.freeze({ actor: Object.freeze({ role: 'system' }) }) as PlatformScope;
