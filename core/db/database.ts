import type { DataSource, EntityMetadata } from 'typeorm';
import type { Clock } from '../clock.js';
import { UnknownKeyVersion } from '../crypto/key-ring.js';
import type { KeyStore, WrappedKey } from '../crypto/key-store.js';
import type { PlatformKeys } from '../crypto/platform-keys.js';
import type { Log } from '../log.js';
import type { Rules } from '../rules.js';
import type { Id, PlatformScope, Scope } from '../scope.js';
import { Listener } from './listener.js';
import { STAFF_ROLE } from './row-security.js';
import { PlatformTx, Tx, rowsOf, type Work } from './tx.js';

interface Parts {
  source: DataSource;
  url: string;
  keyStore: KeyStore;
  platformKeys: PlatformKeys;
  clock: Clock;
  rules: Rules;
  log: Log;
  onWork: (work: Work) => void;
  /** The CEO's login role, which becomes the staff's for an owner or a cashier. */
  asCeo: boolean;
}

/** The only way to Postgres. Tenant rows are reached in a Scope's transaction; routing tables, which hold nothing personal, without. */
export class Database {
  readonly #listener: Listener;

  constructor(private readonly parts: Parts) {
    this.#listener = new Listener(parts.url, parts.log);
  }

  /**
   * One transaction as one business. Everything in it commits or nothing does. In the panel's process an owner's or a cashier's runs as
   * the staff's role, so that row-level security stands under it.
   */
  async inScope<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const role = this.parts.asCeo && ['owner', 'cashier'].includes(scope.actor.role) ? STAFF_ROLE : null;
    return this.#withFreshKeys(scope, () => this.#transact(scope, work, role));
  }

  /** The same, with the panel's own rights whoever acts: for accounts, which staff's role may not read. */
  async inPanelScope<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#withFreshKeys(scope, () => this.#transact(scope, work, null));
  }

  async #withFreshKeys<T>(scope: Scope, transact: () => Promise<T>): Promise<T> {
    try {
      return await transact();
    } catch (error) {
      if (!(error instanceof UnknownKeyVersion)) throw error;
      this.parts.keyStore.forget(scope.businessId);
      return transact();
    }
  }

  /** The transaction in which a business comes to be: `work` inserts its row, its first key is kept with it. */
  async inNewScope<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const wrapped = this.parts.keyStore.makeBusinessKey(scope.businessId);
    return this.#transact(
      scope,
      async (tx) => {
        const result = await work(tx);
        await tx.sql(
          'INSERT INTO business_key (business_id, version, wrapped, created_at) VALUES ($1, 1, $2, $3)',
          [scope.businessId, wrapped, tx.now],
        );
        return result;
      },
      null,
      wrapped,
    );
  }

  async #transact<T>(
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    role: string | null,
    firstKey?: Buffer,
  ): Promise<T> {
    const { source, keyStore, platformKeys, clock, rules, log, onWork } = this.parts;
    const [result, tx] = await source.transaction(async (manager) => {
      await manager.query(
        `SELECT set_config('app.business_id', $1, true), set_config('role', coalesce($2, current_setting('role')), true)`,
        [scope.businessId, role],
      );
      const keys = await keyStore.forBusiness(scope.businessId, async () =>
        firstKey
          ? [{ version: 1, wrapped: firstKey }]
          : manager.query<WrappedKey[]>(
              'SELECT version, wrapped, writes_from FROM business_key WHERE business_id = $1',
              [scope.businessId],
            ),
      );
      const tx = new Tx(manager, { keys, platformKeys, now: clock.now(), rules, log });
      const result = await work(tx);
      await tx.runBeforeCommit();
      return [result, tx] as const;
    });
    for (const work of tx.wanted) onWork(work);
    await tx.runAfterCommit((error) => log.error({ error }, 'work after a commit failed'));
    return result;
  }

  /** One transaction over all businesses. Sees no tenant row unless this process came by the CEO's address. */
  async acrossBusinesses<T>(_scope: PlatformScope, work: (tx: PlatformTx) => Promise<T>): Promise<T> {
    const { source, platformKeys, clock, rules, log } = this.parts;
    return source.transaction((manager) =>
      work(new PlatformTx(manager, { platformKeys, now: clock.now(), rules, log })),
    );
  }

  /** A statement on the routing tables; as no business is set, row-level security hides every tenant row from it. */
  async route<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.parts.source.query(sql, params));
  }

  /** What an entity's columns are. */
  metadataOf(entity: new () => object): EntityMetadata {
    return this.parts.source.getMetadata(entity);
  }

  /** Numbers a new business: its scope is needed before its first row. */
  async nextBusinessId(): Promise<Id> {
    const [row] = await this.route<{ id: Id }>(`SELECT nextval('business_id_seq') AS id`);
    return row!.id;
  }

  /** Calls back for each NOTIFY on the channel, over one connection that reconnects by itself; NOTIFYs in between are lost. */
  async listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>> {
    return this.#listener.listen(channel, onPayload);
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.parts.source.query('SELECT pg_notify($1, $2)', [channel, payload]);
  }

  /** Throws when Postgres is away. */
  async ping(): Promise<void> {
    await this.parts.source.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#listener.close();
    await this.parts.source.destroy();
  }
}
