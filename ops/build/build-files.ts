import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface BuildPlan {
  /** The folder under `.build`, where its process looks for what pages load. */
  name: 'web-chat' | 'admin';
  /** Folders whose change makes the build stale. */
  sources: string[];
  bundle(): Promise<[name: string, raw: Uint8Array][]>;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
    )
    .sort();
}

/** Changes when a source changes, or the packages that it is made of. */
function hashSources(folders: string[]): string {
  const hash = createHash('sha256');
  const files = folders.flatMap((folder) => filesIn(join(ROOT, folder)));
  for (const file of [...files, join(ROOT, 'package-lock.json')])
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function isFresh(output: string, sources: string): boolean {
  const manifest = join(output, 'manifest.json');
  return (
    existsSync(manifest) &&
    (JSON.parse(readFileSync(manifest, 'utf8')) as { sources: string }).sources === sources
  );
}

async function writeCompressed(folder: string, name: string, raw: Uint8Array): Promise<object> {
  const [stem, extension] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
  const hash = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  const file = `${stem}-${hash}${extension}`;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  await writeFile(join(folder, file), raw);
  await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(raw, { params }));
  await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(raw, { level: 9 }));
  return { [name]: { file, type: TYPES[extension] } };
}

/** Builds what browsers run, named by hashes and compressed once as hard as it goes. Does nothing when it is fresh. */
export async function buildFiles({ name, sources: folders, bundle }: BuildPlan): Promise<'built' | 'fresh'> {
  const output = join(ROOT, '.build', name);
  const sources = hashSources(folders);
  if (isFresh(output, sources)) return 'fresh';
  await mkdir(join(ROOT, '.build'), { recursive: true });
  // Made beside and moved in whole, so that a process that starts meanwhile never reads half of it.
  const draft = await mkdtemp(join(ROOT, '.build', 'draft-'));
  const files = {};
  for (const [file, raw] of await bundle()) Object.assign(files, await writeCompressed(draft, file, raw));
  await writeFile(join(draft, 'manifest.json'), JSON.stringify({ sources, files }, null, 1));
  // Built by one user and read by another, in a container.
  await chmod(draft, 0o755);
  await rm(output, { recursive: true, force: true });
  await rename(draft, output).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    // Another build of the same sources was quicker.
    if (!isFresh(output, sources)) throw error;
  });
  return 'built';
}
