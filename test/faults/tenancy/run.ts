import { openTwoBusinesses } from '../../core/db/tenancy-checks.js';
import { startServers } from '../../support/start-servers.js';
import { stopServers } from '../../support/stop-servers.js';
import { guards } from './guards.js';
import type { LeftOut, Mutant } from './mutant.js';
import { policies } from './policies.js';
import { COUNTED, predicates } from './predicates.js';
import { copyTree } from './tree.js';

const USE = `npm run test:tenancy [-- --only <regexp>] [-- --list]

Takes away one thing at a time that keeps businesses apart, and runs the tests that must notice: each policy of the database, each
predicate that the panel can come to, each guard. A line for each, by what it was noticed; those left out with the reason; at the end
how many were caught. Exits with 1 when one got through. --only tries those whose names fit, --list tries none.`;

const [only, isList] = readArguments(process.argv.slice(2));

function readArguments(given: string[]): [RegExp, boolean] {
  const at = given.indexOf('--only');
  const rest = given.filter((_, n) => at < 0 || (n !== at && n !== at + 1));
  if (rest.some((one) => one !== '--list') || (at >= 0 && given[at + 1] === undefined)) {
    console.log(USE);
    process.exit(given.includes('--help') ? 0 : 1);
  }
  return [new RegExp(at < 0 ? '' : given[at + 1]!), rest.includes('--list')];
}

async function run(tree: string): Promise<boolean> {
  const two = await openTwoBusinesses();
  try {
    const found = [await policies(two), predicates(), { mutants: guards(), leftOut: [] as LeftOut[] }];
    for (const { name, why } of found.flatMap(({ leftOut }) => leftOut).filter(({ name }) => only.test(name)))
      console.log(`left out ${name}: ${why}`);
    const mutants = found.flatMap(({ mutants }) => mutants).filter(({ name }) => only.test(name));
    if (isList) for (const { name } of mutants) console.log(name);
    return isList || (await tryAll(tree, mutants));
  } finally {
    await two.close();
  }
}

async function tryAll(tree: string, mutants: Mutant[]): Promise<boolean> {
  let [caught, counted] = [0, 0];
  for (const { name, tryWithout } of mutants) {
    const from = performance.now();
    const by = await tryWithout(tree);
    const took = `${((performance.now() - from) / 1000).toFixed(1)} s`;
    if (by !== null) caught += 1;
    if (by === COUNTED) counted += 1;
    console.log(by === null ? `THROUGH ${name} (${took})` : `caught ${name} (${took}, by ${by})`);
  }
  if (counted > 0)
    console.log(`${counted} of them by being counted alone: no answer of the tests that were run told of it`);
  console.log(`caught ${caught} of ${mutants.length}`);
  return caught === mutants.length;
}

await startServers();
const tree = copyTree();
const end = async () => {
  tree.remove();
  await stopServers();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void end().finally(() => process.exit(1)));
try {
  process.exitCode = (await run(tree.folder)) ? 0 : 1;
} finally {
  await end();
}
