import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { readOrMake } from '../write-private-file.js';
import { isReachableBy, type RunAs } from './run-as.js';

const ELSEWHERE = '/var/lib/tarakazan';

/**
 * The folder that holds the cluster: the data folder itself, or, where the user that Postgres runs as cannot enter it
 * (root's home, say), one under /var/lib whose name is kept in the data folder.
 */
export async function choosePlace(dataDir: string, runAs: RunAs): Promise<string> {
  await mkdir(path.dirname(dataDir), { recursive: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (runAs.uid === undefined) return dataDir;
  // Passing through is enough: the secrets beside the cluster have mode 0600 each.
  await chmod(dataDir, 0o711);
  if (await isReachableBy(dataDir, runAs)) return dataDir;
  const name = await readOrMake(path.join(dataDir, 'postgres-is-in'), () =>
    path.join(ELSEWHERE, randomBytes(6).toString('hex')),
  );
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  await mkdir(name, { recursive: true, mode: 0o711 });
  if (!(await isReachableBy(name, runAs)))
    throw new Error(
      `Postgres cannot enter ${dataDir} nor ${name}: set DATA_DIR to a folder that every user may pass.`,
    );
  return name;
}
