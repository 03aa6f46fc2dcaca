import { Resource as TypeormResource } from '@adminjs/typeorm';
import { BaseProperty, BaseRecord, BaseResource, type ActionContext, type Filter } from 'adminjs';
import type { BaseEntity } from 'typeorm';
import { MOST_LISTED } from '../core/db/page.js';
import { Refusal } from '../core/errors.js';
import type { Platform } from '../core/platform.js';
import type { Id } from '../core/scope.js';
import { actionsOf, mayDo } from './access.js';
import type { Column } from './panel/column.js';
import { accountOf } from './panel/current-admin.js';
import type { ListRequest, ResourceDefinition, Row } from './panel/definition.js';
import { readFilters } from './panel/filters.js';
import { openList, type OpenList } from './panel/open-list.js';

const MOST_AT_ONCE = 100;
const ID = /^[1-9]\d{0,18}$/;
/** Of a bigint: Postgres refuses what is larger. */
const LARGEST_ID = 2n ** 63n - 1n;
/** What a record is called in addresses; shown to nobody, so it has no words. */
const ID_COLUMN = { name: 'id', type: 'string' as const, label: { tr: '', en: '', de: '' } };

type FindOptions = Parameters<BaseResource['find']>[1];

/** One shown field: of the type that the adapter reads from the entity, or its own where it is made up. */
class ShownProperty extends BaseProperty {
  constructor(
    private readonly column: Column,
    type: ReturnType<BaseProperty['type']>,
    position: number,
  ) {
    super({
      path: column.name,
      type,
      isId: column.name === 'id',
      isSortable: column.sortable ?? false,
      position,
    });
  }

  override availableValues(): string[] | null {
    return this.column.values ? Object.keys(this.column.values) : null;
  }

  override isEditable(): boolean {
    return false;
  }
}

/**
 * A list of AdminJS that reads through its definition and in no other way: in a transaction of the side that the definition is of (the
 * caller's own business by both keys, or the platform for the CEO), with filters that the columns allow. It writes nothing; whoever is not in the access table finds nothing. The TypeORM adapter
 * is asked for what it knows of an entity's columns, never for rows: its own queries know nothing of businesses.
 */
export class ScopedResource extends BaseResource {
  readonly #properties: Map<string, BaseProperty>;

  constructor(
    private readonly platform: Platform,
    readonly definition: ResourceDefinition,
  ) {
    super(definition);
    this.#properties = new Map(
      [ID_COLUMN, ...definition.columns].map((column, at) => [
        column.name,
        new ShownProperty(column, column.type ?? typeOf(platform, definition, column), at),
      ]),
    );
  }

  override databaseName = (): string => 'tarakazan';
  override databaseType = (): string => 'postgres';
  override id = (): string => this.definition.id;
  override properties = (): BaseProperty[] => [...this.#properties.values()];
  override property = (path: string): BaseProperty | null => this.#properties.get(path) ?? null;

  override async count(filter: Filter, context?: ActionContext): Promise<number> {
    const listed = await this.#list(filter, { limit: 0 }, context);
    return listed.total;
  }

  override async find(filter: Filter, options: FindOptions, context?: ActionContext): Promise<BaseRecord[]> {
    const { rows } = await this.#list(filter, options, context);
    return rows.map((row) => this.#record(row));
  }

  /** Throws Refusal `not_found`, the same for another business's id as for one that never was. */
  override async findOne(id: string, context?: ActionContext): Promise<BaseRecord> {
    const [record] = await this.findMany([id], context);
    if (!record) throw new Refusal('not_found');
    return record;
  }

  override async findMany(ids: (string | number)[], context?: ActionContext): Promise<BaseRecord[]> {
    const { role } = accountOf(context);
    const open = this.#open(context, actionsOf(role, this.definition.id).length > 0);
    const wanted = ids.map(String).filter(isId);
    if (wanted.length === 0) return [];
    const rows = await open.read(wanted.slice(0, MOST_AT_ONCE));
    return rows.map((row) => this.#record(row));
  }

  override create = (): Promise<never> => this.#refuse();
  override update = (): Promise<never> => this.#refuse();
  override delete = (): Promise<never> => this.#refuse();

  async #refuse(): Promise<never> {
    throw new Refusal('not_found');
  }

  async #list(filter: Filter, options: FindOptions, context?: ActionContext) {
    const { role } = accountOf(context);
    const open = this.#open(context, mayDo(role, `resource:${this.definition.id}.list`));
    const asked = filter.reduce<{ path: string; value: unknown }[]>((all, one) => [...all, one], []);
    const request: ListRequest = {
      wanted: readFilters(this.definition.columns, asked),
      limit: whole(options.limit, 0, MOST_AT_ONCE),
      offset: whole(options.offset, 0, MOST_LISTED),
      sort: this.#sort(options.sort),
    };
    return open.list(request);
  }

  #open(context: ActionContext | undefined, allowed: boolean): OpenList {
    if (!allowed) throw new Refusal('not_found');
    return openList(this.platform, this.definition, accountOf(context));
  }

  #sort(asked: FindOptions['sort']): ListRequest['sort'] {
    const column = this.definition.columns.find(({ name, sortable }) => sortable && name === asked?.sortBy);
    if (!column) return this.definition.sort;
    return { by: column.name, direction: asked?.direction === 'asc' ? 'asc' : 'desc' };
  }

  /** Only what the columns name, whatever the query brought. */
  #record(row: Row): BaseRecord {
    const shown = [...this.#properties.keys()].map((name): [string, unknown] => [name, row[name] ?? null]);
    return new BaseRecord(Object.fromEntries(shown), this);
  }
}

function typeOf({ db }: Platform, { entity }: ResourceDefinition, column: Column) {
  const metadata = db.metadataOf(entity);
  // All that the adapter asks of a model before it is asked for rows.
  const model = { name: metadata.name, getRepository: () => ({ metadata }) } as unknown as typeof BaseEntity;
  const type = column.of && new TypeormResource(model).property(column.of)?.type();
  if (!type) throw new Error(`${metadata.name} has no column for ${column.name}`);
  return type;
}

function whole(value: unknown, least: number, most: number): number {
  const number = Math.floor(Number(value));
  return Number.isFinite(number) ? Math.min(Math.max(number, least), most) : least;
}

/** A record's id as the panel's addresses have it. */
export const isId = (text: unknown): text is Id =>
  typeof text === 'string' && ID.test(text) && BigInt(text) <= LARGEST_ID;
