import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

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

/** Writes what browsers load, named by hashes and compressed once as hard as it goes, and the manifest that finds it. */
export async function writeAssets(folder: string, bundle: [name: string, raw: Uint8Array][]): Promise<void> {
  const files = {};
  for (const [name, raw] of bundle) Object.assign(files, await writeCompressed(folder, name, raw));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ files }, null, 1));
}
