import type { Account } from '../../core/accounts/account.js';
import { readSignIns } from '../../core/accounts/list-staff.js';
import { Refusal } from '../../core/errors.js';
import type { Platform } from '../../core/platform.js';
import type { Id } from '../../core/scope.js';
import type {
  Definition,
  Effect,
  History,
  Listed,
  ListRequest,
  Reader,
  ResourceDefinition,
  Row,
} from './definition.js';
import { ownScope, wholePlatform } from './own-scope.js';

/** A list as one account has it. */
export interface OpenList {
  list(request: ListRequest): Promise<Listed>;
  /** Those of the ids that are there for this account. */
  read(ids: Id[]): Promise<Row[]>;
  /** A page of what happened to one record. Throws Refusal `not_found` where there is none. */
  history(id: Id, before: string | null): Promise<History>;
  offers(action: string, row: Row): boolean;
  /** What an action would do to that record, of those that say so. */
  effect(action: string, id: Id): Promise<Effect | undefined>;
  act(action: string, id: Id | null, form: Record<string, unknown>): Promise<void>;
}

/**
 * Opens a list on its own side: a business's for its owner or cashier, in their scope; the platform's for the CEO. It is the one way to what
 * a definition reads and does. Throws Refusal `not_found` for an account of the other side, whatever the access table says.
 */
export function openList(platform: Platform, definition: ResourceDefinition, account: Account): OpenList {
  const { db } = platform;
  if (definition.side === 'platform') {
    const scope = wholePlatform(account);
    return opened(platform, definition, account, scope, (work) => db.acrossBusinesses(scope, work));
  }
  const scope = ownScope(account);
  return opened(
    platform,
    definition,
    account,
    scope,
    (work) => db.inScope(scope, work),
    definition.showsSignIns && (() => readSignIns(platform, scope)),
  );
}

function opened<Side, S, T>(
  platform: Platform,
  { list, read, history, actions = [] }: Definition<Side, S, T>,
  { role, language }: Account,
  scope: S,
  inTransaction: <A>(work: (tx: T) => Promise<A>) => Promise<A>,
  signIns: () => Promise<Reader['signIns']> = async () => new Map(),
): OpenList {
  const platformZone = platform.config.PLATFORM_TIMEZONE;
  const asReader = async <A>(work: (tx: T, reader: Reader) => Promise<A>): Promise<A> => {
    const reader = { language, platformZone, signIns: await signIns() };
    return inTransaction((tx) => work(tx, reader));
  };
  const find = (wanted: string) => actions.find(({ name }) => name === wanted);
  return {
    list: (request) => asReader((tx, reader) => list(scope, tx, request, reader)),
    read: (ids) => asReader((tx, reader) => read(scope, tx, ids, reader)),
    async history(id, before) {
      if (!history) throw new Refusal('not_found');
      return asReader((tx, reader) => history(scope, tx, id, { ...reader, before }));
    },
    offers: (action, row) => find(action)?.isFor?.(row, scope) ?? true,
    effect: async (action, id) => find(action)?.effect?.({ platform, scope, id, language }),
    async act(action, id, form) {
      const found = find(action);
      if (!found) throw new Refusal('not_found');
      await found.run({ platform, scope, role, id, form });
    },
  };
}
