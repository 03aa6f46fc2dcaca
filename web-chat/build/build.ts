import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = join(ROOT, 'web-chat');
/** Where the bot looks for what pages load. */
export const OUTPUT = join(ROOT, '.build', 'web-chat');

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

/** Changes when a source of the page changes, or the packages that it is made of. */
function hashSources(): string {
  const hash = createHash('sha256');
  for (const file of [...filesIn(SOURCES), join(ROOT, 'package-lock.json')])
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function isFresh(sources: string): boolean {
  const manifest = join(OUTPUT, 'manifest.json');
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

/** Builds what the guest's browser runs, named by hashes and compressed once as hard as it goes. Does nothing when it is fresh. */
export async function buildWebChat(): Promise<'built' | 'fresh'> {
  const sources = hashSources();
  if (isFresh(sources)) return 'fresh';
  const { bundlePage } = await import('./bundle-page.js');
  await mkdir(join(ROOT, '.build'), { recursive: true });
  // Made beside and moved in whole, so that a bot that starts meanwhile never reads half of it.
  const draft = await mkdtemp(join(ROOT, '.build', 'draft-'));
  const files = {};
  for (const [name, raw] of await bundlePage(SOURCES))
    Object.assign(files, await writeCompressed(draft, name, raw));
  await writeFile(join(draft, 'manifest.json'), JSON.stringify({ sources, files }, null, 1));
  // Built by one user and read by another, in a container.
  await chmod(draft, 0o755);
  await rm(OUTPUT, { recursive: true, force: true });
  await rename(draft, OUTPUT).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    // Another build of the same sources was quicker.
    if (!isFresh(sources)) throw error;
  });
  return 'built';
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(`The guest's page: ${await buildWebChat()}.`);
