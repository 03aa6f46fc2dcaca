import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { BusinessKeys } from '../crypto/business-keys.js';
import type { PlatformKeys } from '../crypto/platform-keys.js';
import type { Log } from '../log.js';
import type { Rules } from '../rules.js';
import type { Id } from '../scope.js';

/** What a process can be told to look at once a transaction has committed. */
export type Work = 'codes' | 'messages' | 'campaigns';

const ROWS_AT_ONCE = 500;

type Hook = () => unknown;

/** One transaction over all businesses: statements, and one time for all that happens in it. No business's keys. */
export class PlatformTx {
  readonly platformKeys: PlatformKeys;
  readonly now: Date;
  readonly rules: Rules;
  readonly log: Log;

  constructor(
    protected readonly manager: EntityManager,
    parts: Pick<PlatformTx, 'platformKeys' | 'now' | 'rules' | 'log'>,
  ) {
    this.platformKeys = parts.platformKeys;
    this.now = parts.now;
    this.rules = parts.rules;
    this.log = parts.log;
  }

  /** Rows of a statement; for INSERT, UPDATE and DELETE those of RETURNING. */
  async sql<Row = Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.manager.query(text, params));
  }

  /** The one row of a statement that cannot but have one. */
  async one<Row = Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row> {
    const [row] = await this.sql<Row>(text, params);
    if (!row) throw new Error('a row was expected');
    return row;
  }
}

/** One transaction of one business: its rows, its keys, one time for all that happens in it. */
export class Tx extends PlatformTx {
  readonly #beforeCommit: Hook[] = [];
  readonly #afterCommit: Hook[] = [];
  readonly wanted = new Set<Work>();
  readonly keys: BusinessKeys;

  constructor(manager: EntityManager, parts: Pick<Tx, 'keys' | 'platformKeys' | 'now' | 'rules' | 'log'>) {
    super(manager, parts);
    this.keys = parts.keys;
  }

  repo<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /** Inserts many rows, in slices under Postgres' limit of parameters; answers the ids that a sequence gave, in order. */
  async insertRows<Row extends ObjectLiteral>(entity: new () => Row, rows: Partial<Row>[]): Promise<Id[]> {
    const ids: Id[] = [];
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const slice = rows.slice(from, from + ROWS_AT_ONCE);
      const { identifiers } = await this.repo(entity).insert(slice as never);
      ids.push(...identifiers.map((key) => (key as { id: Id }).id));
    }
    return ids;
  }

  /** Runs last in the transaction: for what locks a row that others wait for. */
  beforeCommit(work: Hook): void {
    this.#beforeCommit.push(work);
  }

  /** Runs once the transaction is durable; what fails here is logged and changes nothing. */
  afterCommit(work: Hook): void {
    this.#afterCommit.push(work);
  }

  /** After the commit, somebody looks at that work at once rather than at the next sweep. */
  wake(work: Work): void {
    this.wanted.add(work);
  }

  async runBeforeCommit(): Promise<void> {
    for (const work of this.#beforeCommit) await work();
  }

  async runAfterCommit(onError: (error: unknown) => void): Promise<void> {
    for (const work of this.#afterCommit) {
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    }
  }
}

/** TypeORM answers UPDATE … RETURNING with [rows, count], all else with rows. */
export function rowsOf<Row>(answer: unknown): Row[] {
  if (
    Array.isArray(answer) &&
    answer.length === 2 &&
    Array.isArray(answer[0]) &&
    typeof answer[1] === 'number'
  ) {
    return answer[0] as Row[];
  }
  return (answer ?? []) as Row[];
}
