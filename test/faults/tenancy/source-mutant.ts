import { readFileSync, writeFileSync } from 'node:fs';
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

/** A change of a source file, noticed by the first test that fails with it. */
export const sourceMutant = ({ name, file, text, tests, ownServers = false }: SourceChange): Mutant => ({
  name,
  async tryWithout() {
    for (const test of tests) {
      await requireGreen(test, ownServers);
      if (!(await whileChanged(file, text, () => isGreen(test, ownServers)))) return test;
    }
    return null;
  },
});

const atFirst = new Map<string, Promise<boolean>>();

/** A test that fails anyway would notice everything: it is run once with nothing taken away. */
async function requireGreen(test: string, ownServers: boolean): Promise<void> {
  const green = atFirst.get(test) ?? isGreen(test, ownServers);
  atFirst.set(test, green);
  if (!(await green)) throw new Error(`${test} fails with nothing taken away: nothing can be told by it`);
}

let changed: { file: string; before: string } | null = null;

/** Makes the file that is changed just now what it was; for whoever ends the run, too. */
export function putBack(): void {
  if (changed) writeFileSync(changed.file, changed.before);
  changed = null;
}

async function whileChanged<A>(file: string, text: string, work: () => Promise<A>): Promise<A> {
  changed = { file, before: readFileSync(file, 'utf8') };
  try {
    writeFileSync(file, text);
    return await work();
  } finally {
    putBack();
  }
}
