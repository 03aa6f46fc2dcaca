import { DataSource } from 'typeorm';
import { ENTITIES } from './entities/all.js';
import { MIGRATIONS } from './migrations/all.js';
import { SnakeCase } from './naming.js';

interface Options {
  url: string;
  pool: number;
  name: string;
  onPoolError: (error: unknown) => void;
  /** In milliseconds; 0: none. */
  statementTimeoutMs?: number;
}

/** A connection pool with limits: a statement 15 s unless told, an idle transaction 30 s, a wait for a connection 10 s. */
export function createDataSource({
  url,
  pool,
  name,
  onPoolError,
  statementTimeoutMs = 15_000,
}: Options): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: `tarakazan ${name}`,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeCase(),
    installExtensions: false,
    poolErrorHandler: onPoolError,
    extra: {
      max: pool,
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementTimeoutMs,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
}
