import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Sample {
  folder: string;
  /** Runs one of the project's own tools there, with the project's own configuration, and gives its output. */
  run(tool: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** A small house with the given files (path → text) under the project's own rules. */
export async function makeSample(files: Record<string, string>): Promise<Sample> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tarakazan-sample-'));
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const file of ['package.json', '.dependency-cruiser.cjs', 'eslint.config.js', 'tsconfig.json'])
    await cp(path.join(ROOT, file), path.join(folder, file));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return {
    folder,
    run: (tool, ...args) =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [path.join('node_modules', tool), ...args],
          { cwd: folder },
          (_error, output) => resolve(output),
        );
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
