import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Mutant } from './mutant.js';
import { isGreen } from './run-jest.js';

export interface SourceChange {
  name: string;
  file: string;
  /** The whole file without the one thing. */
  text: string;
  /** The likeliest to notice first: the rest is not run once one did. */
  tests: string[];
  /** It changes roles or what migrations make: its tests have servers of their own. */
  ownServers?: boolean;
}

/** By file: what noticed one thing there is asked first for the next. */
const lastToNotice = new Map<string, string>();

/** A change of a source file in a copy of the tree, noticed by the first test that fails with it. */
export const sourceMutant = ({ name, file, text, tests, ownServers = false }: SourceChange): Mutant => ({
  name,
  async tryWithout(tree) {
    const last = lastToNotice.get(file);
    for (const test of [...tests].sort((a, b) => Number(b === last) - Number(a === last))) {
      await requireGreen(tree, test, ownServers);
      const before = readFileSync(path.join(tree, file), 'utf8');
      writeFileSync(path.join(tree, file), text);
      const green = await isGreen(tree, test, ownServers);
      writeFileSync(path.join(tree, file), before);
      if (green) continue;
      // The last resort stays the last: what it notices, an answer may tell of the next.
      if (test !== tests.at(-1)) lastToNotice.set(file, test);
      return test;
    }
    return null;
  },
});

const atFirst = new Map<string, Promise<boolean>>();

/** A test that fails anyway would notice everything: it is run once with nothing taken away. */
async function requireGreen(tree: string, test: string, ownServers: boolean): Promise<void> {
  const green = atFirst.get(test) ?? isGreen(tree, test, ownServers);
  atFirst.set(test, green);
  if (!(await green)) throw new Error(`${test} fails with nothing taken away: nothing can be told by it`);
}
