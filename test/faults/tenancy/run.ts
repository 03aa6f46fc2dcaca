import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { listMutants, type Mutant } from './list-mutants.js';

/**
 * `npm run test:tenancy`: takes away one predicate or policy at a time that keeps businesses apart, and runs the tests that must
 * notice. Prints caught / all; exits with 1 when one got through. The files are put back whatever happens.
 */
function isCaught({ file, text, tests }: Mutant): boolean {
  const before = readFileSync(file, 'utf8');
  const putBack = () => writeFileSync(file, before);
  process.once('SIGINT', putBack);
  try {
    writeFileSync(file, text);
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--silent', ...tests];
    return spawnSync(process.execPath, jest, { stdio: 'ignore' }).status !== 0;
  } finally {
    putBack();
    process.removeListener('SIGINT', putBack);
  }
}

const mutants = listMutants();
const through = mutants.filter((mutant) => {
  const caught = isCaught(mutant);
  console.log(`${caught ? 'caught ' : 'THROUGH'} ${mutant.name}`);
  return !caught;
});
console.log(`${mutants.length - through.length} / ${mutants.length} caught`);
process.exitCode = through.length === 0 ? 0 : 1;
