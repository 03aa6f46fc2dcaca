import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../core/project-root.js';
import { builtFolder, isFresh, writeStamp, type BuildName } from './stamp.js';

/** Writes one build into an empty folder and returns the project's files that it was made of. */
export type WriteBuild = (folder: string) => Promise<Iterable<string>>;

/** Builds one folder under `.build`. Does nothing when it is fresh. */
export async function buildFolder(name: BuildName, write: WriteBuild): Promise<'built' | 'fresh'> {
  if (isFresh(name)) return 'fresh';
  const output = builtFolder(name);
  await mkdir(join(PROJECT_ROOT, '.build'), { recursive: true });
  // Written to a draft folder and moved in whole, so that a process that starts meanwhile never reads half of it.
  const draft = await mkdtemp(join(PROJECT_ROOT, '.build', 'draft-'));
  const inputs = await write(draft);
  await writeFile(join(draft, 'stamp.json'), writeStamp(inputs));
  // One user builds and another reads, in a container.
  await chmod(draft, 0o755);
  await rm(output, { recursive: true, force: true });
  await rename(draft, output).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    // Another build of the same sources was quicker.
    if (!isFresh(name)) throw error;
  });
  return 'built';
}
