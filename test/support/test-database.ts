import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { atDatabase, readTestServers, TEMPLATE } from './test-servers.js';

export interface TestDatabase {
  name: string;
  ownerUrl: string;
  appUrl: string;
  ceoUrl: string;
  /** One statement as the owner, past row-level security: for looking at what was stored. */
  asOwner<Row = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(readTestServers().ownerUrl);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A database of its own for one test file: a clone of the migrated template, or an empty one. */
export async function createTestDatabase(from: 'template' | 'empty' = 'template'): Promise<TestDatabase> {
  const servers = readTestServers();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = from === 'template' ? TEMPLATE : 'template0';
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const [ownerUrl, appUrl, ceoUrl] = [servers.ownerUrl, servers.appUrl, servers.ceoUrl].map((url) =>
    atDatabase(url, name),
  ) as [string, string, string];
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on('error', () => undefined);
  return {
    name,
    ownerUrl,
    appUrl,
    ceoUrl,
    asOwner: async <Row>(sql: string, params: unknown[] = []) =>
      (await pool.query(sql, params)).rows as Row[],
    async drop() {
      await pool.end();
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
