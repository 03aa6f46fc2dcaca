import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

let opened: TestPlatform;
beforeAll(async () => {
  opened = await openTestPlatform();
});
afterAll(() => opened.close());

test('a test file has a migrated database of its own, and a platform on it', async () => {
  await opened.platform.db.ping();
  const [row] = await opened.database.asOwner<{ name: string }>('SELECT current_database() AS name');
  expect(row?.name).toBe(opened.database.name);
  expect(await opened.database.asOwner('SELECT * FROM business')).toEqual([]);
});

test('the processes log in as a role that is neither owner nor superuser', async () => {
  const [row] = await opened.database.asOwner<{ strong: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = $1',
    [new URL(opened.environment['DATABASE_URL'] ?? '').username],
  );
  expect(row?.strong).toBe(false);
});

test('a second platform works on the same database', async () => {
  const another = await opened.openAnother();
  await another.db.ping();
});
