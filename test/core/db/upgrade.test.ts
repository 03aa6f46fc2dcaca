import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { readConfig } from '../../../core/config.js';
import { makeMasterKey } from '../../../core/crypto/master-key.js';
import { createDataSource } from '../../../core/db/data-source.js';
import { migrate } from '../../../core/db/migrate.js';
import { MIGRATIONS } from '../../../core/db/migrations/all.js';
import { checkRollups } from '../../../core/insights/rollups/check-rollups.js';
import { keepRollups } from '../../../core/insights/rollups/keep-rollups.js';
import { createLog } from '../../../core/log.js';
import { openPlatform } from '../../../core/platform.js';
import { systemScope } from '../../../core/scope.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { readTestServers } from '../../support/test-servers.js';
import { insertsOf, newId } from '../insights/world/world.js';

/** Owns the tables, as on a managed server: no superuser, and held to row-level security. */
const OWNER = `plain_owner_${randomBytes(4).toString('hex')}`;
const BEFORE_DIFFERENCES = 14;
const WHEN = '2026-05-01T07:10:00Z';
const BUSINESS = '1';

let database: TestDatabase;
const masterKey = makeMasterKey();
const log = createLog('test', 'silent');

beforeAll(async () => {
  database = await createTestDatabase('empty');
  await database.asOwner(`CREATE ROLE ${OWNER} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'plain'`);
  await database.asOwner(`ALTER DATABASE ${database.name} OWNER TO ${OWNER}`);
});
afterAll(async () => {
  await database?.drop();
  const server = new pg.Client(readTestServers().ownerUrl);
  await server.connect();
  await server.query(`DROP ROLE ${OWNER}`);
  await server.end();
});

async function migrateTo(count: number): Promise<void> {
  const url = new URL(database.ownerUrl);
  Object.assign(url, { username: OWNER, password: 'plain' });
  const source = createDataSource({ url: url.href, pool: 2, name: 'upgrade', onPoolError: () => undefined });
  source.setOptions({ migrations: MIGRATIONS.slice(0, count) });
  await source.initialize();
  try {
    await source.query('GRANT USAGE ON SCHEMA public TO tarakazan_app, tarakazan_ceo, tarakazan_staff');
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

/** An SMS with a link, accepted, delivered and clicked. */
async function live(minute: string): Promise<void> {
  const [message, guest] = [newId(), newId()];
  const at = WHEN.replace(':10:', `:${minute}:`);
  const rows = {
    guest: [{ id: guest, proven_at: at, last_visit_at: at, created_at: at }],
    message: [
      {
        ...{ id: message, guest_id: guest, created_at: at, accepted_at: at, settled_at: at },
        ...{
          status: 'delivered',
          purpose: 'campaign',
          segments: 2,
          to_sealed: '\\x00',
          body_sealed: '\\x00',
        },
      },
    ],
    short_link: [{ code: `c${message}`, message_id: message, kind: 'link' }],
    link_click: [{ message_id: message, at }],
  };
  for (const { sql, params } of insertsOf(BUSINESS, rows)) await database.asOwner(sql, params);
}

test('SMS that were marked and not summed yet are counted once after the upgrade, by an owner who is no superuser', async () => {
  await migrateTo(BEFORE_DIFFERENCES);
  for (const { sql, params } of insertsOf(BUSINESS, { business: [{ created_at: WHEN }] }))
    await database.asOwner(sql, params);
  await live('10');
  await live('40');
  // The first is summed as the version before did it, the second waits.
  await database.asOwner(
    `INSERT INTO rollup (business_id, level, starts_at, joined, sms_accepted, sms_segments, sms_delivered, sms_linked, sms_clicked, link_clicks)
     SELECT ${BUSINESS}, level, date_trunc(unit, '2026-05-01T07:00Z'::timestamptz, 'UTC'), 1, 1, 2, 1, 1, 1, 1
     FROM (VALUES ('quarter', 'hour'), ('day', 'day'), ('month', 'month')) AS l (level, unit)`,
  );
  await migrateTo(MIGRATIONS.length);
  await migrate({ ...database, masterKey, log });
  const platform = await openPlatform(
    readConfig({
      REDIS_URL: readTestServers().redisUrl,
      NODE_ENV: 'test',
      DATABASE_URL: database.appUrl,
      MASTER_KEY: masterKey,
      LOG_LEVEL: 'silent',
    }),
    'test',
  );
  try {
    await database.asOwner(
      `INSERT INTO business_key (business_id, version, wrapped, created_at) VALUES (${BUSINESS}, 1, $1, '${WHEN}')`,
      [platform.keyStore.makeBusinessKey(BUSINESS)],
    );
    const scope = systemScope(BUSINESS);
    const check = () => platform.db.inScope(scope, (tx) => checkRollups(scope, tx));
    expect((await check()).faults).toEqual([]);
    await keepRollups(platform);
    expect((await check()).faults).toEqual([]);
    expect(
      await database.asOwner(
        `SELECT level, sms_accepted, sms_segments, sms_delivered, sms_linked, sms_clicked FROM rollup
         WHERE level IN ('month', 'ever') ORDER BY level`,
      ),
    ).toEqual(
      ['ever', 'month'].map((level) => ({
        level,
        ...{ sms_accepted: 2, sms_segments: 4, sms_delivered: 2, sms_linked: 2, sms_clicked: 2 },
      })),
    );
  } finally {
    await platform.close();
  }
});
