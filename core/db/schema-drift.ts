import { createDataSource } from './data-source.js';

interface CatalogColumn {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

/**
 * Where entities and the migrated database differ, a sentence each: tables and columns missing on either side, types,
 * nullability, keys. Indexes, checks and policies are the migrations' alone and are tested by what they prevent.
 */
export async function findDrift(ownerUrl: string): Promise<string[]> {
  const source = createDataSource({ url: ownerUrl, pool: 2, name: 'drift', onPoolError: () => undefined });
  await source.initialize();
  try {
    const catalog = await source.query<CatalogColumn[]>(CATALOG);
    const inDatabase = new Map(catalog.map((c) => [`${c.table}.${c.column}`, describe(c.type, c.nullable)]));
    const inEntities = new Map(
      source.entityMetadatas.flatMap((entity) =>
        entity.columns.map((column) => {
          const type = `${source.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`;
          return [`${entity.tableName}.${column.databaseName}`, describe(type, column.isNullable)] as const;
        }),
      ),
    );
    return [
      ...missing(inEntities, inDatabase, 'is in an entity, not in the database'),
      ...missing(inDatabase, inEntities, 'is in the database, in no entity'),
      ...[...inEntities]
        .filter(([name, shape]) => inDatabase.has(name) && inDatabase.get(name) !== shape)
        .map(([name, shape]) => `${name} is ${shape} in its entity, ${inDatabase.get(name)} in the database`),
    ];
  } finally {
    await source.destroy();
  }
}

const describe = (type: string, nullable: boolean): string =>
  `${type.replace('timestamp with time zone', 'timestamptz')}${nullable ? ' null' : ''}`;

const missing = (here: Map<string, string>, there: Map<string, string>, says: string): string[] =>
  [...here.keys()].filter((name) => !there.has(name)).map((name) => `${name} ${says}`);

const CATALOG = `
SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p') AND c.relname <> 'schema_migration'
ORDER BY 1, 2`;
