import { join } from 'node:path';
import { PROJECT_ROOT } from '../../core/project-root.js';
import { buildFolder } from '../../ops/build/build-folder.js';
import { bundlePrograms } from '../../ops/build/bundle-server.js';
import { ownInputs } from '../../ops/build/own-inputs.js';

/** What tests and benches start beside the product's own programs. */
const TEST_PROGRAMS = [
  'test/support/bot-process.ts',
  'test/support/twilio-stand-in-main.ts',
  'test/faults/sending/worker-process.ts',
  'test/faults/rollups/rollup-process.ts',
  'test/faults/rotation/rotate-process.ts',
  'bench/send/bare-loop.ts',
  'ops/embedded-postgres.ts',
];

export async function buildForTests(): Promise<void> {
  await buildFolder('test', async (folder) => ownInputs(await bundlePrograms(folder, TEST_PROGRAMS)));
  await buildFolder('test-libraries', async (folder) => {
    const { bundleLibraries } = await import('./bundle-libraries.js');
    return [...ownInputs(...(await bundleLibraries(folder))), 'test/support/bundle-libraries.ts'];
  });
}

/** Where a program, named by its source from the project's folder, was built to. */
export function programPath(source: string): string {
  const build = TEST_PROGRAMS.includes(source) ? 'test' : 'server';
  return join(PROJECT_ROOT, '.build', build, source.replace(/\.ts$/, '.js'));
}
