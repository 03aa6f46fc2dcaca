import type { DataSource } from 'typeorm';
import { ConfigError } from '../config.js';
import { PlainError } from '../plain-error.js';
import { createDataSource } from './data-source.js';
import { isDatabaseAway } from './is-away.js';
import { excessRights } from './login-rights.js';
import { requireOwnSchema } from './schema-version.js';

type Options = Omit<Parameters<typeof createDataSource>[0], 'statementTimeoutMs'> & {
  /** Which setting the address comes from, for messages. */
  setting: 'DATABASE_URL' | 'DATABASE_CEO_URL' | 'DATABASE_OWNER_URL';
};

/** Postgres's codes for a login that it refuses, and for a database that is not there. */
const REFUSED = ['28P01', '28000', '3D000'];

/**
 * Opens a process's pool. Throws ConfigError when the address logs in with more rights than its process may have, PlainError when
 * Postgres does not let it in or the schema is of another version; nothing is left open then.
 */
export async function openDataSource({ setting, ...options }: Options): Promise<DataSource> {
  const source = createDataSource(options);
  await source.initialize().catch((error: unknown) => {
    throw explain(error, setting, options.url);
  });
  try {
    const [{ name: role }] = await source.query<[{ name: string }]>('SELECT session_user AS name');
    const query = (sql: string, params?: unknown[]) => source.query(sql, params);
    const as = setting === 'DATABASE_URL' ? 'app' : 'ceo';
    const excess = setting === 'DATABASE_OWNER_URL' ? [] : await excessRights(query, role, as);
    if (excess.length > 0)
      throw new ConfigError([`${setting} logs in as ${role}, which ${excess.join(', ')}`]);
    await requireOwnSchema(query);
    return source;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

/** The same error, or a sentence for the operator. It never contains the address, which holds a password. */
function explain(error: unknown, setting: string, url: string): unknown {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const { hostname, port, pathname } = new URL(url);
  if (REFUSED.includes(code))
    return new PlainError(
      `${setting}: Postgres refuses this login or has no database ${pathname.slice(1)} (${code}).`,
    );
  if (isDatabaseAway(error))
    return new PlainError(
      `${setting}: Postgres cannot be reached at ${hostname}:${port || 5432} (${code || 'no answer'}).`,
    );
  return error;
}
