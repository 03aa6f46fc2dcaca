import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const LEFT_BEHIND = ['node_modules', '.git', '.data', 'coverage'];

/** A copy of all sources, to take things away from: the ones that somebody works on are never changed. */
export function copyTree(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tarakazan-tree-'));
  cpSync('.', folder, { recursive: true, filter: (from) => !LEFT_BEHIND.includes(from) });
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
