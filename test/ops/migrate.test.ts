import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { readTestServers } from '../support/test-servers.js';
import { runProcess } from '../support/run-process.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database.drop());

const migrate = (...args: string[]) =>
  runProcess('ops/migrate.ts', args, {
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_URL: database.appUrl,
    DATABASE_CEO_URL: database.ceoUrl,
    MASTER_KEY: readTestServers().masterKey,
    LOG_LEVEL: 'warn',
  });

test('four that migrate an empty database at once all succeed, and it is migrated once', async () => {
  const four = [1, 2, 3, 4].map(() => migrate());
  expect(await Promise.all(four.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
  expect(four.map(({ output }) => output())).toEqual(Array(4).fill('The database is up to date.\n'));
  expect(await database.asOwner('SELECT count(*)::int AS keys FROM platform_key')).toEqual([{ keys: 1 }]);
  const names = await database.asOwner<{ name: string }>('SELECT name FROM schema_migration');
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
});

test('tells how it is used, and which addresses it lacks', async () => {
  const help = migrate('--help');
  expect(await help.ended).toBe(0);
  expect(help.output()).toContain('DATABASE_OWNER_URL');
  const bare = runProcess('ops/migrate.ts', [], {});
  expect(await bare.ended).toBe(1);
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_URL', 'DATABASE_CEO_URL', 'MASTER_KEY'])
    expect(bare.output()).toContain(`${name} is not set`);
  expect(bare.output()).not.toMatch(/^\s+at /m);
});
