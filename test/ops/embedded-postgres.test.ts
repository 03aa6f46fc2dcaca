import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { makeMasterKey } from '../../core/crypto/master-key.js';
import { migrate } from '../../core/db/migrate.js';
import { createLog } from '../../core/log.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../ops/embedded-postgres.js';
import { identify, waitUntilGone } from '../../ops/processes.js';
import { programPath } from '../support/programs.js';
import { runProcess } from '../support/run-process.js';

let folder: string;
let dataDir: string;
let server: EmbeddedPostgres | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tarakazan pg '));
  await chmod(folder, 0o755);
  dataDir = path.join(folder, 'data');
});

afterEach(async () => {
  await server?.stop();
  if (server) await rm(server.place, { recursive: true, force: true });
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  server = await startEmbeddedPostgres({ dataDir, durable: false });
  return server;
}

async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client(server?.ownerUrl);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('keeps its data over a stop, listens on this machine alone, and knows Turkish order', async () => {
  await start();
  await ask('CREATE TABLE kept AS SELECT 7 AS number');
  const [settings] = await ask<{ listen: string; sockets: string }>(
    `SELECT current_setting('listen_addresses') AS listen, current_setting('unix_socket_directories') AS sockets`,
  );
  expect(settings).toEqual({ listen: '127.0.0.1', sockets: '' });
  expect(await ask(`SELECT 'ı' < 'i' COLLATE "tr-TR-x-icu" AS before`)).toEqual([{ before: true }]);
  await server?.stop();
  expect(identify(server?.pid ?? 0)).toBeNull();
  await start();
  expect(await ask('SELECT number FROM kept')).toEqual([{ number: 7 }]);
});

test('asks for its password, which only the owner of the folder can read', async () => {
  const { ownerUrl } = await start();
  const wrong = new URL(ownerUrl);
  wrong.password = 'wrong';
  await expect(new pg.Client(wrong.href).connect()).rejects.toThrow('password authentication failed');
  expect((await stat(path.join(dataDir, 'postgres-passwords.json'))).mode & 0o777).toBe(0o600);
});

test('does not outlive a process that is killed, and starts again', async () => {
  const program = path.join(folder, 'start.mjs');
  const module = pathToFileURL(programPath('ops/embedded-postgres.ts')).href;
  await writeFile(
    program,
    `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
     const { pid } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
     console.log('postgres ' + pid);
     setInterval(() => undefined, 60_000);`,
  );
  const first = runProcess(program, [], {});
  const pid = Number((await first.untilSays(/postgres (\d+)/))[1]);
  const startedAt = identify(pid)?.startedAt ?? '';
  first.child.kill('SIGKILL');
  expect(await waitUntilGone(pid, startedAt, 30_000)).toBe(true);
  await start();
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('takes over a folder in which the server of a killed run still lives', async () => {
  const first = await start();
  await ask('CREATE TABLE kept AS SELECT 7 AS number');
  const second = await start();
  expect(second.pid).not.toBe(first.pid);
  expect(identify(first.pid)).toBeNull();
  expect(await ask('SELECT number FROM kept')).toEqual([{ number: 7 }]);
});

test('is not stopped by a stale pid file whose number is another process by now, and leaves that one alone', async () => {
  const { place } = await start();
  const pidFile = path.join(place, 'postgres', 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8');
  await server?.stop();
  await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
  await start();
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('begins anew where making the database was cut short', async () => {
  await mkdir(path.join(dataDir, 'postgres.new'), { recursive: true });
  await writeFile(path.join(dataDir, 'postgres.new', 'PG_VERSION'), '15\n');
  await start();
  expect(await ask('SELECT current_database() AS name')).toEqual([{ name: 'tarakazan' }]);
});

test('says what is missing when the passwords are gone, and touches nothing', async () => {
  await start();
  await server?.stop();
  await rm(path.join(dataDir, 'postgres-passwords.json'));
  await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toThrow('put that file back');
});

test('says why it did not start', async () => {
  const { place } = await start();
  await server?.stop();
  await writeFile(path.join(place, 'postgres', 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toThrow('no_such_setting');
});

test('an empty server is set up by an owner who may create roles and is no superuser', async () => {
  await start();
  await ask(`CREATE ROLE manager LOGIN CREATEROLE PASSWORD 'plain'`);
  await ask('CREATE DATABASE managed OWNER manager');
  await ask('REVOKE CONNECT ON DATABASE postgres FROM PUBLIC');
  const at = (username: string) =>
    Object.assign(new URL(server!.ownerUrl), { username, password: 'plain', pathname: '/managed' }).href;
  await migrate({
    ...{ ownerUrl: at('manager'), appUrl: at('bot_login'), ceoUrl: at('panel_login') },
    ...{ masterKey: makeMasterKey(), log: createLog('test', 'silent') },
  });
  const groups = await ask<{ name: string; strong: boolean }>(
    `SELECT rolname AS name, rolsuper OR rolbypassrls OR rolcreaterole AS strong FROM pg_roles
     WHERE rolname LIKE 'tarakazan%' AND rolname <> 'tarakazan_owner' OR rolname LIKE '%_login' ORDER BY 1`,
  );
  expect(groups).toEqual(
    [
      'bot_login',
      'panel_login',
      'tarakazan_app',
      'tarakazan_ceo',
      'tarakazan_staff',
      'tarakazan_staff_gate',
    ].map((name) => ({ name, strong: false })),
  );
});
