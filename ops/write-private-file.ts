import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** The content of `file`; when missing, `make()` is written once with mode 0600. Whole or not there, also after a kill. */
export async function readOrMake(file: string, make: () => string): Promise<string> {
  const there = await readIfThere(file);
  if (there !== null) return there;
  const half = `${file}.${randomBytes(4).toString('hex')}.new`;
  const handle = await open(half, 'wx', 0o600);
  try {
    await handle.writeFile(make());
    await handle.sync();
  } finally {
    await handle.close();
  }
  // link() refuses an existing name: of two starts at once the first one's content stays.
  await link(half, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(half);
  return readFile(file, 'utf8');
}
