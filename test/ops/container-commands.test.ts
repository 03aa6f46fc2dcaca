import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findBusinessBySlug } from '../../core/businesses/find-business.js';
import { runProcess } from '../support/run-process.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

/** Commands with a container's environment: its own addresses, and never the owner's. */
let at: TestPlatform;
let folder: string;
beforeAll(async () => {
  at = await openTestPlatform();
  folder = await mkdtemp(path.join(os.tmpdir(), 'tarakazan-container-'));
});
afterAll(async () => {
  await at?.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(program: string, ...args: string[]): Promise<{ code: unknown; output: string }> {
  const { DATABASE_URL, DATABASE_CEO_URL, REDIS_URL, MASTER_KEY } = at.environment;
  const child = runProcess(`ops/${program}.ts`, args, {
    ...{ DATABASE_URL, DATABASE_CEO_URL, REDIS_URL, MASTER_KEY, DATA_DIR: path.join(folder, 'data') },
    ...{
      NODE_ENV: 'production',
      SMS_PROVIDER: 'sandbox',
      ALLOW_IN_PRODUCTION: 'sandbox',
      DEMO_DATA: 'false',
    },
    ...{
      PUBLIC_URL: 'https://tara.example',
      ADMIN_URL: 'https://tara.example',
      SMTP_URL: 'smtp://mail.example',
    },
  });
  return { code: await child.ended, output: child.output() };
}

const BUSINESS = [
  ...['--slug', 'Kahve-Duragi', '--name', 'Kahve Durağı', '--city', 'Kadıköy', '--region', 'İstanbul'],
  ...[
    '--address',
    'Moda Cd. 7',
    '--owner-name',
    'Ayşe Yılmaz',
    '--owner-email',
    'owner@kahve-duragi.example',
  ],
  ...['--gift', 'Bir filtre kahve', '--gift-terms', 'Kişi başı bir kez.'],
];

test('create-ceo needs no owner’s address and prints a link of the panel', async () => {
  const { code, output } = await run('create-ceo', '--email', 'ceo@tara.example');
  expect([code, output]).toEqual([0, expect.stringContaining('https://tara.example/admin/link/')]);
});

test('create-business opens the first business of a production and invites its owner by e-mail', async () => {
  const { code, output } = await run('create-business', ...BUSINESS);
  expect([code, output]).toEqual([
    0,
    'https://tara.example/kahve-duragi is open. Its owner is invited: owner@kahve-duragi.example\n',
  ]);
  const found = await findBusinessBySlug(at.platform.db, 'kahve-duragi');
  expect(found).not.toBeNull();
  const again = await run('create-business', ...BUSINESS);
  expect([again.code, again.output]).toEqual([1, expect.stringMatching(/address/i)]);
});

test('create-business names every option that is missing or wrong, without a stack', async () => {
  const { code, output } = await run(
    'create-business',
    '--slug',
    'x',
    '--timezone',
    'Mars/Olympus',
    '--gift',
    'Çay',
  );
  expect(code).toBe(1);
  for (const name of [
    'name',
    'owner-email',
    'owner-name',
    'city',
    'region',
    'address',
    'timezone',
    'gift-terms',
  ])
    expect(output).toContain(`--${name} is`);
  expect(output).not.toMatch(/^\s+at /m);
});

test.each([
  ['verify-logs', [], /0 faults/],
  ['rollups', ['--check'], /0 faults/],
])('%s runs beside the processes', async (program, args, words) => {
  const { code, output } = await run(program, ...args);
  expect([code, output]).toEqual([0, expect.stringMatching(words)]);
});

test('what is missing for a command is told at once, without a stack', async () => {
  const child = runProcess('ops/create-ceo.ts', ['--email', 'a@b.example'], {
    ...{ DATABASE_URL: at.environment['DATABASE_URL'], DATA_DIR: path.join(folder, 'data') },
  });
  expect(await child.ended).toBe(1);
  for (const name of ['DATABASE_CEO_URL', 'REDIS_URL', 'MASTER_KEY'])
    expect(child.output()).toContain(`${name} is not set`);
  expect(child.output()).not.toMatch(/^\s+at /m);
});
