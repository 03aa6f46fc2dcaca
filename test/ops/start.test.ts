import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { identify, waitUntilGone } from '../../ops/processes.js';
import { runProcess, type RunningProcess } from '../support/run-process.js';

// Whole starts: each is five processes that load everything.
jest.setTimeout(240_000);

let folder: string;
let dataDir: string;
const running: RunningProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tarakazan start '));
  await chmod(folder, 0o755);
  dataDir = path.join(folder, 'data');
});

afterEach(async () => {
  for (const started of running.splice(0)) {
    started.child.kill('SIGTERM');
    await started.ended;
  }
  await rm(folder, { recursive: true, force: true });
});

function start(environment: Record<string, string> = {}): RunningProcess {
  const started = runProcess('ops/start.ts', [], {
    DATA_DIR: dataDir,
    DEMO_DATA: 'false',
    HOST: '127.0.0.1',
    PORT: '0',
    ADMIN_PORT: '0',
    ...environment,
  });
  running.push(started);
  return started;
}

interface Known {
  pid: number;
  startedAt: string;
}

/** The run's own processes, Postgres among them. */
async function processesOf(dir: string): Promise<Known[]> {
  const { started } = JSON.parse(await readFile(path.join(dir, 'run.json'), 'utf8')) as { started: Known[] };
  const postmaster = Number(
    (await readFile(path.join(dir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
  );
  return [...started, { pid: postmaster, startedAt: identify(postmaster)?.startedAt ?? '' }];
}

const isAlive = ({ pid, startedAt }: Known) => identify(pid)?.startedAt === startedAt;

const nameOf = (pid: number) => /(bot|admin|workers)\/main\.js/.exec(identify(pid)?.command ?? '')?.[1];

/** Which database addresses (and the demo's password) each of the run's own processes was given. */
async function addressesKnown(processes: Known[]): Promise<Record<string, string[]>> {
  const known: Record<string, string[]> = {};
  for (const { pid } of processes) {
    const name = nameOf(pid);
    if (!name) continue;
    const keys = (await readFile(`/proc/${pid}/environ`, 'utf8'))
      .split('\0')
      .map((line) => line.split('=', 1)[0] ?? '');
    known[name] = keys.filter((key) => /^DATABASE_.*URL$|^DEMO_PASSWORD$/.test(key)).sort();
  }
  return known;
}

const OPENING = [
  ...['--slug', 'kahve-duragi', '--name', 'Kahve Durağı', '--city', 'Kadıköy', '--region', 'İstanbul'],
  ...[
    '--address',
    'Moda Cd. 7',
    '--owner-name',
    'Ayşe Yılmaz',
    '--owner-email',
    'owner@kahve-duragi.example',
  ],
];

const READY =
  /Guest's page\s+(http:\/\/localhost:\d+)\/.*\n[^]*Panel\s+(http:\/\/localhost:\d+)\/admin[^]*Ctrl-C/;

test('starts everything in a folder with a space, mends what breaks, and leaves nothing when interrupted', async () => {
  const started = start();
  const [, bot, admin] = await started.untilSays(READY);
  for (const address of [`${bot}/health/ready`, `${admin}/health/ready`, `${admin}/admin`])
    expect((await fetch(address)).status).toBe(200);

  const processes = await processesOf(dataDir);
  expect(processes.filter(isAlive)).toHaveLength(4);
  expect(await addressesKnown(processes)).toEqual({
    bot: ['DATABASE_URL'],
    admin: ['DATABASE_CEO_URL', 'DATABASE_URL'],
    workers: ['DATABASE_URL'],
  });
  for (const file of ['master-key', 'demo-password', 'postgres-passwords.json', 'run.json'])
    expect((await stat(path.join(dataDir, file))).mode & 0o777).toBe(0o600);

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toBe(
    `TaraKazan already runs in ${dataDir} (process ${started.pid}).\nStop that one, or give this one another DATA_DIR and other ports.\n`,
  );

  process.kill(processes.find(({ pid }) => nameOf(pid) === 'bot')?.pid as number, 'SIGKILL');
  await started.untilSays(/The bot ended \(SIGKILL\)/);
  let healthy = false;
  while (!healthy)
    healthy = await fetch(`${bot}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );

  // Commands beside it use its servers: no second start, and nothing of it is stopped.
  for (const [file, args, says] of [
    ['create-business', OPENING, 'kahve-duragi is open'],
    ['create-ceo', ['--email', 'ceo@tarakazan.example'], `${admin}/admin/link/`],
    ['verify-logs', [], '0 faults'],
    ['rollups', ['--rebuild', '--check'], 'the platform: made anew'],
    ['rotate-keys', ['--master'], 'every key is under the first master key'],
  ] as const) {
    const command = runProcess(`ops/${file}.ts`, [...args], { DATA_DIR: dataDir });
    expect([file, await command.ended, command.output()]).toEqual([file, 0, expect.stringContaining(says)]);
  }
  expect((await fetch(`${bot}/kahve-duragi`)).status).toBe(200);

  const last = [...processes, ...(await processesOf(dataDir))];
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
  expect(last.filter(isAlive)).toEqual([]);
  await expect(stat(path.join(dataDir, 'run.json'))).rejects.toThrow('ENOENT');
});

test('a kill -9 leaves no process behind, and the next start goes on with the same data', async () => {
  const first = start();
  await first.untilSays(READY);
  const processes = await processesOf(dataDir);
  const key = await readFile(path.join(dataDir, 'master-key'), 'utf8');
  first.child.kill('SIGKILL');
  await first.ended;

  const second = start();
  const [, bot] = await second.untilSays(READY);
  expect((await fetch(`${bot}/health/ready`)).status).toBe(200);
  expect(processes.filter(isAlive)).toEqual([]);
  expect(await readFile(path.join(dataDir, 'master-key'), 'utf8')).toBe(key);

  const last = await processesOf(dataDir);
  second.child.kill('SIGKILL');
  for (const { pid, startedAt } of last) expect(await waitUntilGone(pid, startedAt, 30_000)).toBe(true);
});

describe('what is wrong is said plainly, without a stack', () => {
  test('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const started = start({ PORT: String(port) });
    expect(await started.ended).toBe(1);
    expect(started.output()).toBe(
      `Port ${port} is in use: stop what listens there, or set PORT to another one.\n`,
    );
    server.close();
  });

  test('every fault of the configuration at once', async () => {
    const started = start({
      LOG_LEVEL: 'loud',
      PLATFORM_TIMEZONE: 'Mars',
      DATABASE_URL: 'postgres://a:b@127.0.0.1/c',
    });
    expect(await started.ended).toBe(1);
    for (const name of ['LOG_LEVEL', 'PLATFORM_TIMEZONE', 'DATABASE_CEO_URL and DATABASE_OWNER_URL'])
      expect(started.output()).toContain(`  - ${name}:`);
    expect(started.output()).not.toMatch(/^\s+at /m);
  });

  test('an outside database that does not answer', async () => {
    const away = 'postgres://a:b@127.0.0.1:1/c';
    const started = start({ DATABASE_URL: away, DATABASE_CEO_URL: away, DATABASE_OWNER_URL: away });
    expect(await started.ended).toBe(1);
    expect(started.output()).toContain('ECONNREFUSED');
    expect(started.output()).not.toMatch(/^\s+at /m);
  });
});
