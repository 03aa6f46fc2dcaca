import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../core/project-root.js';

/** The folders under `.build`: what guests' browsers load, what the panel's browsers load, the processes. */
export const BUILDS = ['web-chat', 'admin', 'server'] as const;
/** Beside them the programs that tests start, and the libraries that they load. */
export type BuildName = (typeof BUILDS)[number] | 'test' | 'test-libraries';

/** The code that builds, and the packages that a build is made of. */
const BUILDERS = ['ops/build', 'web-chat/build', 'admin/build'];
const LOCK_FILE = 'package-lock.json';

/** What a built folder was made of. */
interface Stamp {
  sources: string[];
  hash: string;
}

export const builtFolder = (name: BuildName): string => join(PROJECT_ROOT, '.build', name);
const stampFile = (folder: string): string => join(folder, 'stamp.json');

/** The stamp of a build of these files (paths from the project's folder), as text. */
export function writeStamp(inputs: Iterable<string>): string {
  const builders = BUILDERS.flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder)).map((name) => `${folder}/${name}`),
  );
  const sources = [...new Set([...inputs, ...builders, LOCK_FILE])].sort();
  return JSON.stringify({ sources, hash: hashFiles(sources) } satisfies Stamp, null, 1);
}

function readStamp(folder: string): Stamp | null {
  const file = stampFile(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stamp) : null;
}

/** Whether the folder was built of the files as they are now. */
export function isFresh(name: BuildName): boolean {
  const stamp = readStamp(builtFolder(name));
  return stamp !== null && hashFiles(stamp.sources) === stamp.hash;
}

/** Whether nothing has to be built. */
export const isAllFresh = (): boolean => BUILDS.every((name) => isFresh(name));

/** A file that is gone counts as another content. */
function hashFiles(paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const file = join(PROJECT_ROOT, path);
    hash.update(path).update('\0');
    if (existsSync(file)) hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
