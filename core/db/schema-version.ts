import { PlainError } from '../plain-error.js';
import { MIGRATIONS } from './migrations/all.js';

const KNOWN: string[] = MIGRATIONS.map(({ name }) => name);
/** Postgres's codes: no such table, no right to read it. */
const NEVER_MIGRATED = ['42P01', '42501'];

type Query = (sql: string) => Promise<{ name: string }[]>;

const readNames = async (query: Query): Promise<string[]> =>
  (await query('SELECT name FROM schema_migration ORDER BY id')).map(({ name }) => name);

function refuseUnknown(names: string[]): void {
  const unknown = names.filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0)
    throw new PlainError(
      `The database belongs to a newer version of TaraKazan (migrated by ${unknown.join(', ')}): start that version, or restore the backup from before the upgrade.`,
    );
}

/** For migrate: throws a PlainError when a newer version has migrated the database. Needs the table of migrations. */
export async function refuseNewerSchema(query: Query): Promise<void> {
  refuseUnknown(await readNames(query));
}

/** For a process: throws a PlainError when the database is newer or older than this program. */
export async function requireOwnSchema(query: Query): Promise<void> {
  const names: string[] = await readNames(query).catch((error: { code?: unknown }): string[] => {
    if (NEVER_MIGRATED.includes(String(error.code))) return [];
    throw error;
  });
  refuseUnknown(names);
  const missing = KNOWN.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new PlainError(
      `The database is older than this version of TaraKazan (it lacks ${missing.join(', ')}): run \`npm run migrate\` first.`,
    );
}
