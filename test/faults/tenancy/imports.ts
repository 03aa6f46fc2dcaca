import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What is imported for its types alone is not run. */
const IMPORT = /(?:^(?:import|export)\s(?!type\b)[^;]*?from|^import|\bimport\()\s*'(\.[^']+)'/gm;
const known = new Map<string, string[]>();

/** The files of ours that one imports to run them. */
function importsOf(file: string): string[] {
  const cached = known.get(file);
  if (cached) return cached;
  const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, to]) => path.join(path.dirname(file), to!).replace(/\.js$/, ''))
    .map((name) => [`${name}.ts`, `${name}.tsx`].find((one) => existsSync(one)))
    .filter((one) => one !== undefined);
  known.set(file, found);
  return found;
}

/** Every file that one can come to, with how many steps away it is. */
export function reachableFrom(entry: string): Map<string, number> {
  const steps = new Map([[entry, 0]]);
  for (const [file, far] of steps)
    for (const next of importsOf(file)) if (!steps.has(next)) steps.set(next, far + 1);
  return steps;
}

/** Browsers, other processes and whole journeys take long and say little of one predicate. */
const TOO_WIDE = /^test\/(flows|faults|ops|bot|architecture)\//;

const TESTS = readdirSync('test', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((file) => !TOO_WIDE.test(file));

/** The tests that come to a file in the fewest steps; of equals those in its own folder. */
export function nearestTests(file: string, most: number): string[] {
  const folder = path.join('test', path.dirname(file));
  return TESTS.map((test) => ({
    test,
    far: reachableFrom(test).get(file) ?? Infinity,
    away: !test.startsWith(folder),
  }))
    .filter(({ far }) => far < Infinity)
    .sort((a, b) => a.far - b.far || Number(a.away) - Number(b.away) || (a.test < b.test ? -1 : 1))
    .slice(0, most)
    .map(({ test }) => test);
}
