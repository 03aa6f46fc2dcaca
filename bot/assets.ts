import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Encoding = 'br' | 'gzip' | 'identity';

interface Asset {
  type: string;
  raw: Buffer;
  hashedName: string;
}

export interface AssetFile {
  name: string;
  path: string;
  type: string;
}

const compress = {
  br: (raw: Buffer) =>
    promisify(brotliCompress)(raw, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
    }),
  gzip: (raw: Buffer) => promisify(gzip)(raw, { level: 9 }),
};

/** Files for the browser: named by their hash, compressed once as hard as it goes, kept by whoever fetches them for ever. */
export class Assets {
  readonly #byName = new Map<string, Asset>();
  readonly #byHashedName = new Map<string, Asset>();
  readonly #bodies = new Map<string, Promise<Buffer>>();

  constructor(
    files: readonly AssetFile[],
    private readonly cacheFolder: string,
  ) {
    for (const { name, path, type } of files) {
      const raw = readFileSync(path);
      const hash = createHash('sha256').update(raw).digest('hex').slice(0, 16);
      const asset = { type, raw, hashedName: name.replace(/(\.\w+)$/, `-${hash}$1`) };
      this.#byName.set(name, asset);
      this.#byHashedName.set(asset.hashedName, asset);
    }
  }

  /** Where a page finds the file. */
  path(name: string): string {
    const asset = this.#byName.get(name);
    if (!asset) throw new Error(`no asset ${name}`);
    return `/assets/${asset.hashedName}`;
  }

  /** The file under its hashed name in the best encoding that the client takes; `null` when there is none of that name. */
  async read(
    hashedName: string,
    acceptEncoding: string,
  ): Promise<{ body: Buffer; type: string; encoding: Encoding } | null> {
    const asset = this.#byHashedName.get(hashedName);
    if (!asset) return null;
    const taken = acceptEncoding.split(',').map((part) => part.split(';').map((piece) => piece.trim()));
    const takes = (encoding: string) =>
      taken.some(([name, quality]) => name === encoding && quality !== 'q=0');
    const encoding: Encoding = takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
    const body = encoding === 'identity' ? asset.raw : await this.#compressed(asset, encoding);
    return { body, type: asset.type, encoding };
  }

  /** Compresses everything now, so that no guest waits for it. */
  async warm(): Promise<void> {
    for (const asset of this.#byName.values())
      for (const encoding of ['gzip', 'br'] as const) await this.#compressed(asset, encoding);
  }

  #compressed(asset: Asset, encoding: 'br' | 'gzip'): Promise<Buffer> {
    const key = `${asset.hashedName}.${encoding}`;
    const known = this.#bodies.get(key) ?? this.#fromCache(key, () => compress[encoding](asset.raw));
    this.#bodies.set(key, known);
    return known;
  }

  /** The folder only saves the next start some seconds: whatever is wrong with it, the file is compressed again. */
  async #fromCache(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const path = join(this.cacheFolder, key);
    const kept = await readFile(path).catch(() => null);
    if (kept) return kept;
    const made = await make();
    const draft = `${path}.${process.pid}`;
    await mkdir(this.cacheFolder, { recursive: true })
      .then(() => writeFile(draft, made))
      .then(() => rename(draft, path))
      .catch(() => undefined);
    return made;
  }
}
