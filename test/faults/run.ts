import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../core/project-root.js';

/**
 * `npm run test:faults`: every test that `npm test` runs shortened, at its whole size, and then the kill and outage rounds of the send path
 * (test/faults/sending/run.ts, whose arguments it takes; given any, those rounds run alone). Exits with 1 when one fails.
 */
const args = process.argv.slice(2);

const sized = readdirSync(join(PROJECT_ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('test', name))
  .filter((name) => readFileSync(join(PROJECT_ROOT, name), 'utf8').includes('runs({'));

const run = (command: string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, command, {
    cwd: PROJECT_ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  }).status === 0;

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
const whole = args.length > 0 || run([...jest, ...sized], { TEST_SIZE: 'whole' });
const rounds = run(['--import', 'tsx', 'test/faults/sending/run.ts', ...args]);
process.exit(whole && rounds ? 0 : 1);
