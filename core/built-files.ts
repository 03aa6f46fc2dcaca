import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.js';

type Encoding = 'br' | 'gzip' | 'identity';

interface Manifest {
  files: Record<string, { file: string; type: string }>;
}

const BUILT = join(PROJECT_ROOT, '.build');

/** What was built, and under which address it is served. */
export type Build = 'web-chat' | 'admin';
const SERVED: Record<Build, string> = { 'web-chat': '/assets', admin: '/admin/files' };
const ENDING: Record<Encoding, string> = { br: '.br', gzip: '.gz', identity: '' };

/** What encoding to answer in, of those that the client takes. */
export function bestEncoding(acceptEncoding: string): Encoding {
  const taken = acceptEncoding.split(',').map((part) => part.split(';').map((piece) => piece.trim()));
  const takes = (encoding: string) =>
    taken.some(([name, quality]) => name === encoding && !/^q=0(\.0*)?$/.test(quality ?? ''));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** Files for the browser as the build left them: named by their hash, compressed there, kept by whoever fetches them for ever. */
export class BuiltFiles {
  readonly #files: Manifest['files'];
  readonly #types: Map<string, string>;
  readonly #bodies = new Map<string, Promise<Buffer>>();
  readonly #texts = new Map<string, string>();

  private readonly folder: string;

  /** Throws when nothing was built. */
  constructor(private readonly build: Build) {
    this.folder = join(BUILT, build);
    this.#files = readManifest(this.folder).files;
    this.#types = new Map(Object.values(this.#files).map(({ file, type }) => [file, type]));
  }

  /** Where a page finds the file. */
  path(name: string): string {
    return `${SERVED[this.build]}/${this.#fileOf(name)}`;
  }

  /** A file's text, to stand in a page itself. */
  text(name: string): string {
    const known = this.#texts.get(name) ?? readFileSync(join(this.folder, this.#fileOf(name)), 'utf8').trim();
    this.#texts.set(name, known);
    return known;
  }

  /** The file under its hashed name in the best encoding that the client takes; `null` when there is none of that name. */
  async read(
    hashedName: string,
    acceptEncoding: string,
  ): Promise<{ body: Buffer; type: string; encoding: Encoding } | null> {
    const type = this.#types.get(hashedName);
    if (type === undefined) return null;
    const encoding = bestEncoding(acceptEncoding);
    return { body: await this.#body(hashedName + ENDING[encoding]), type, encoding };
  }

  /** Reads everything now, so that nobody waits for a disk. */
  async warm(): Promise<void> {
    for (const file of this.#types.keys())
      for (const ending of Object.values(ENDING)) await this.#body(file + ending);
  }

  #fileOf(name: string): string {
    const found = this.#files[name];
    if (!found) throw new Error(`no asset ${name}`);
    return found.file;
  }

  #body(path: string): Promise<Buffer> {
    const known = this.#bodies.get(path) ?? readFile(join(this.folder, path));
    this.#bodies.set(path, known);
    return known;
  }
}

function readManifest(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  } catch (error) {
    throw new Error('what browsers load is not built: run `npm run build`', { cause: error });
  }
}
