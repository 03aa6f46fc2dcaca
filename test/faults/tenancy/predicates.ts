import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nearestTests, reachableFrom } from './imports.js';
import type { LeftOut, Mutant } from './mutant.js';
import { sourceMutant } from './source-mutant.js';

/** Where the panel begins: what it can come to is found by itself. */
const PANEL = 'admin/main.ts';

/** `business_id = $1`, `business_id = ${param(id)}` and `m.business_id = g.business_id`, wherever they stand. */
const PREDICATE = /\b(?:\w+\.)?business_id = (\$\d+|\$\{[^}]*\}(?:\.business_id)?|ANY\b|\w+\.business_id\b)/g;

const RESOURCES = 'admin/resources';
const LISTS = 'test/admin/resources';

/** Goes through all that an owner reads, from here on. */
const WALK = 'test/admin/without-policies.test.ts';
const WALKED = ['admin/panel/read-owner-home.ts', ...filesIn(RESOURCES)].filter(
  (file) => !readFileSync(file, 'utf8').includes("side: 'platform'"),
);
/**
 * Ids being unique everywhere, and policies standing under most tests, no answer tells that a predicate is gone which a statement has twice over: those
 * are counted.
 */
export const COUNTED = 'test/core/db/predicates.test.ts';

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'all.ts')
    .map((name) => path.join(folder, name));
}

/** The likeliest first: what walks through a list that comes to the file, the nearest of its own, and the count. */
function testsOf(file: string): string[] {
  const comesTo = (from: string) => reachableFrom(from).has(file);
  const lists = filesIn(RESOURCES)
    .filter(comesTo)
    .flatMap((resource) =>
      filesIn(LISTS).filter((test) => resource.endsWith(`${path.basename(test, '.test.ts')}.ts`)),
    );
  const walk = WALKED.some(comesTo) ? [WALK] : [];
  return [...new Set([...walk, ...nearestTests(file, 1), ...lists, COUNTED])];
}

/** Each predicate of the panel by itself. */
export function predicates(): { mutants: Mutant[]; leftOut: LeftOut[] } {
  const mutants: Mutant[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of [...reachableFrom(PANEL).keys()].sort()) {
    const source = readFileSync(file, 'utf8');
    for (const match of source.matchAll(PREDICATE)) {
      const name = `${file}:${source.slice(0, match.index).split('\n').length}:${match.index} ${match[0]}`;
      const value = match[1]!;
      const why = whyLeftOut(file, value);
      if (why !== null) {
        leftOut.push({ name, why });
        continue;
      }
      // The parameter is still there, so that Postgres does not refuse the statement for that.
      const isColumn = value.endsWith('business_id');
      const open = isColumn ? 'true' : `${value}::bigint IS NOT NULL`;
      const text = source.slice(0, match.index) + open + source.slice(match.index + match[0].length);
      mutants.push(sourceMutant({ name, file, text, tests: testsOf(file) }));
    }
  }
  return { mutants, leftOut };
}

function whyLeftOut(file: string, value: string): string | null {
  if (file.startsWith('core/db/migrations/'))
    return 'in a view or a trigger: whoever reads or writes by it is held by the policies, which are tried one by one';
  if (file === 'core/db/row-security.ts') return 'what policies are made of: those are tried one by one';
  if (value === 'ANY') return 'names some of all businesses, for the CEO: it keeps none apart';
  return null;
}
