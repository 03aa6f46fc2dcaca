import { build, type Metafile } from 'esbuild';
import { PROJECT_ROOT } from '../../core/project-root.js';
import { adminjsOnServer } from '../../admin/build/adminjs-on-server.js';

/** Programs that `.build/server` holds under the same path as their sources. */
const PROGRAMS = [
  'bot/main.ts',
  'workers/main.ts',
  'admin/main.ts',
  'ops/start.ts',
  'ops/start/end-with-parent.ts',
  'ops/build/stamp.ts',
  'ops/migrate.ts',
  'ops/create-business.ts',
  'ops/create-ceo.ts',
  'ops/reset-second-step.ts',
  'ops/verify-logs.ts',
  'ops/rollups.ts',
  'ops/rotate-keys.ts',
];

/** The processes and the commands. */
export const bundleServer = (folder: string): Promise<Metafile> => bundlePrograms(folder, PROGRAMS);

/**
 * Compiles programs into a few files each, so that a start compiles nothing. Libraries stay where npm put them, except AdminJS, of which the
 * panel's process needs a tenth.
 */
export async function bundlePrograms(folder: string, programs: string[]): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: programs,
    absWorkingDir: PROJECT_ROOT,
    outdir: folder,
    outbase: '.',
    chunkNames: 'chunks/[name]-[hash]',
    ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node20' },
    ...{ sourcemap: 'linked', sourcesContent: false, charset: 'utf8', logLevel: 'error' },
    metafile: true,
    // CommonJS packages inside AdminJS' part call require.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const fromBuild = requireOf(import.meta.url); const require = fromBuild;",
    },
    plugins: [adminjsOnServer],
  });
  return metafile;
}
