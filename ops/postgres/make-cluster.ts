import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RunAs } from './run-as.js';

export const OWNER_ROLE = 'tarakazan_owner';
export const DATABASE = 'tarakazan';

const run = promisify(execFile);

/** What Postgres's programs see of our environment: no keys, no passwords. */
export const POSTGRES_ENV = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

async function giveTo(target: string, runAs: RunAs): Promise<void> {
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(target, runAs.uid, runAs.gid);
}

async function writePasswordFile(file: string, password: string, runAs: RunAs): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  await handle.writeFile(`${password}\n`);
  await handle.close();
  await giveTo(file, runAs);
}

async function createDatabase(bin: string, cluster: string, runAs: RunAs): Promise<void> {
  const single = execFile(path.join(bin, 'postgres'), ['--single', '-D', cluster, 'postgres'], {
    ...runAs,
    cwd: cluster,
    env: POSTGRES_ENV,
  });
  single.stdin?.end(`CREATE DATABASE ${DATABASE};\n`);
  await new Promise<void>((resolve, reject) => {
    single.once('error', reject);
    single.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`making the database failed (${code})`)),
    );
  });
}

/**
 * Makes the cluster in `cluster` when it is not there: owner role, its password, one empty database.
 * Made beside and renamed when whole, so that a kill in the middle leaves nothing half made.
 */
export async function makeCluster(
  bin: string,
  cluster: string,
  password: string,
  runAs: RunAs,
): Promise<void> {
  if (await stat(path.join(cluster, 'PG_VERSION')).catch(() => null)) return;
  const half = `${cluster}.new`;
  const passwordFile = `${cluster}.${randomBytes(4).toString('hex')}.pw`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await giveTo(half, runAs);
  await writePasswordFile(passwordFile, password, runAs);
  try {
    const flags = [
      '--encoding=UTF8',
      '--no-locale',
      '--auth=scram-sha-256',
      '--no-sync',
      '--no-instructions',
    ];
    await run(
      path.join(bin, 'initdb'),
      [`--pgdata=${half}`, `--username=${OWNER_ROLE}`, `--pwfile=${passwordFile}`, ...flags],
      { ...runAs, cwd: half, env: POSTGRES_ENV },
    );
    await createDatabase(bin, half, runAs);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, cluster);
}
