import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig, type ConfigError } from '../../../core/config.js';
import { migrate } from '../../../core/db/migrate.js';
import { MIGRATIONS } from '../../../core/db/migrations/all.js';
import { createLog } from '../../../core/log.js';
import { openPlatform } from '../../../core/platform.js';
import { PlainError } from '../../../core/plain-error.js';
import { runProcess } from '../../support/run-process.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { readTestServers } from '../../support/test-servers.js';

const SUFFIX = randomBytes(4).toString('hex');
const OWNER = `plain_owner_${SUFFIX}`;
const APP = `plain_app_${SUFFIX}`;
const CEO = `plain_ceo_${SUFFIX}`;
const OTHERS = {
  strong: 'SUPERUSER',
  passing: 'BYPASSRLS',
  making: 'CREATEROLE',
  copying: 'REPLICATION',
  reigning: 'IN ROLE tarakazan_ceo',
  owning: `IN ROLE ${OWNER}`,
};
const named = (role: string) => `${role}_${SUFFIX}`;

let database: TestDatabase;
const { masterKey } = readTestServers();
const log = createLog('test', 'silent');

beforeAll(async () => {
  database = await createTestDatabase('empty');
  await database.asOwner(
    `CREATE ROLE ${OWNER} LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS NOREPLICATION PASSWORD 'plain'`,
  );
  await database.asOwner(`ALTER DATABASE ${database.name} OWNER TO ${OWNER}`);
  for (const [role, right] of Object.entries(OTHERS))
    await database.asOwner(`CREATE ROLE ${named(role)} LOGIN PASSWORD 'plain' ${right}`);
});
afterAll(async () => {
  const left = [OWNER, APP, CEO, ...Object.keys(OTHERS).map(named)].join(', ');
  await database?.asOwner(`DROP OWNED BY ${OWNER}`);
  await database?.asOwner(`ALTER DATABASE ${database.name} OWNER TO CURRENT_USER`);
  await database?.asOwner(`DROP ROLE IF EXISTS ${left}`);
  await database?.drop();
});

const urlOf = (role: string): string => {
  const url = new URL(database.ownerUrl);
  return Object.assign(url, { username: role, password: 'plain' }).href;
};
const addresses = () => ({ ownerUrl: urlOf(OWNER), appUrl: urlOf(APP), ceoUrl: urlOf(CEO) });

const open = (role: string, as: 'app' | 'ceo') =>
  openPlatform(
    readConfig({
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', MASTER_KEY: masterKey },
      REDIS_URL: readTestServers().redisUrl,
      [as === 'app' ? 'DATABASE_URL' : 'DATABASE_CEO_URL']: urlOf(role),
    }),
    'test',
    { as },
  );

/** What opening says, for a login that is refused. */
async function refusalOf(role: string, as: 'app' | 'ceo'): Promise<Error> {
  const platform = await open(role, as).catch((error: Error) => error);
  if (platform instanceof Error) return platform;
  await platform.close();
  throw new Error(`${role} was let in`);
}

test('an owner who may create roles and is no superuser migrates, twice, and the processes can work', async () => {
  await migrate({ ...addresses(), masterKey, log });
  await migrate({ ...addresses(), masterKey, log });
  expect(
    await database.asOwner(
      `SELECT DISTINCT tableowner AS owner, rolsuper AS strong FROM pg_tables JOIN pg_roles ON rolname = tableowner WHERE schemaname = 'public'`,
    ),
  ).toEqual([{ owner: OWNER, strong: false }]);
  const app = await open(APP, 'app');
  const ceo = await open(CEO, 'ceo');
  await Promise.all([app.close(), ceo.close()]);
});

test.each([
  ['bot and workers', () => ({ appUrl: urlOf(OWNER) }), 'DATABASE_URL and DATABASE_OWNER_URL both'],
  ['the panel', () => ({ ceoUrl: urlOf(OWNER) }), 'DATABASE_CEO_URL and DATABASE_OWNER_URL both'],
  ['all but the owner', () => ({ ceoUrl: urlOf(APP) }), 'DATABASE_CEO_URL and DATABASE_URL both'],
])('migrate refuses one role for %s', async (_, shared, words) => {
  const failed = await migrate({ ...addresses(), ...shared(), masterKey, log }).catch(
    (error: Error) => error,
  );
  expect((failed as ConfigError).faults).toEqual([expect.stringContaining(words)]);
  const [owner] = await database.asOwner('SELECT rolcreaterole FROM pg_roles WHERE rolname = $1', [OWNER]);
  expect(owner).toEqual({ rolcreaterole: true });
});

test.each([
  ['strong', 'is a superuser'],
  ['passing', 'BYPASSRLS'],
  ['making', 'may create roles'],
  ['copying', 'replication'],
  ['reigning', 'sees every business'],
  ['owning', /owns the tables|may become plain_owner/],
])('bot and workers refuse to log in as %s, and migrate refuses to set it up', async (role, words) => {
  const refused = await refusalOf(named(role), 'app');
  expect((refused as ConfigError).faults).toEqual([expect.stringMatching(words)]);
  expect(refused.message).toContain(`DATABASE_URL logs in as ${named(role)}`);
  expect(refused.message).not.toContain('plain@');
  const failed = migrate({ ...addresses(), appUrl: urlOf(named(role)), masterKey, log });
  await expect(failed).rejects.toThrow(words);
});

test('so does the panel, whose own role may be the CEO’s', async () => {
  for (const role of ['strong', 'passing', 'owning'])
    expect((await refusalOf(named(role), 'ceo')).message).toContain('DATABASE_CEO_URL logs in as');
  await (await open(named('reigning'), 'ceo')).close();
});

test.each(['bot/main.ts', 'workers/main.ts'])(
  '%s with the owner’s address ends with a sentence',
  async (file) => {
    const { ended, output } = runProcess(file, [], {
      ...{
        DATABASE_URL: urlOf(OWNER),
        REDIS_URL: readTestServers().redisUrl,
        MASTER_KEY: masterKey,
        PORT: '0',
      },
    });
    expect(await ended).toBe(1);
    expect(output()).toMatch(
      /DATABASE_URL logs in as plain_owner_\w+, which may create roles, owns the tables/,
    );
    expect(output()).not.toMatch(/^\s+at |plain@/m);
  },
);

test('a wrong password, a database that is not there and a server that is not there are told as such', async () => {
  const url = new URL(urlOf(APP));
  const wrong = [
    Object.assign(new URL(url.href), { password: 'other' }),
    Object.assign(new URL(url.href), { pathname: '/nowhere' }),
    Object.assign(new URL(url.href), { port: '1' }),
  ];
  for (const { href } of wrong) {
    const config = readConfig({
      DATABASE_URL: href,
      REDIS_URL: readTestServers().redisUrl,
      MASTER_KEY: masterKey,
    });
    const failed = await openPlatform(config, 'test').catch((error: Error) => error);
    expect(failed).toBeInstanceOf(PlainError);
    expect((failed as Error).message).toMatch(/^DATABASE_URL: Postgres (refuses|cannot be reached)/);
    expect((failed as Error).message).not.toMatch(/other|plain@/);
  }
});

test('a database of a newer version is refused by a process and by migrate, and left as it is', async () => {
  await database.asOwner(
    `INSERT INTO schema_migration ("timestamp", name) VALUES (1700000009999, 'FromTomorrow1700000009999')`,
  );
  try {
    expect((await refusalOf(APP, 'app')).message).toContain(
      'newer version of TaraKazan (migrated by FromTomorrow',
    );
    expect((await refusalOf(CEO, 'ceo')).message).toContain('FromTomorrow');
    const failed = migrate({ ...addresses(), masterKey, log });
    await expect(failed).rejects.toThrow('newer version of TaraKazan');
  } finally {
    await database.asOwner(`DELETE FROM schema_migration WHERE name LIKE 'FromTomorrow%'`);
  }
});

test('a database of an older version is refused until it is migrated', async () => {
  const last = MIGRATIONS.at(-1)!.name;
  await database.asOwner('UPDATE schema_migration SET name = $2 WHERE name = $1', [
    last,
    MIGRATIONS[0]!.name,
  ]);
  expect((await refusalOf(APP, 'app')).message).toContain(`it lacks ${last}): run \`npm run migrate\``);
  await database.asOwner('REVOKE SELECT ON schema_migration FROM tarakazan_app');
  expect((await refusalOf(APP, 'app')).message).toContain('older than this version');
  await database.asOwner('GRANT SELECT ON schema_migration TO tarakazan_app');
});
