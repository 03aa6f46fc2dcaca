// Runs a program of this folder from the build, in plain JavaScript so that nothing is compiled when the build is fresh:
// node ops/run.js start
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [program, ...rest] = process.argv.slice(2);
const built = new URL('../.build/server/ops/', import.meta.url);
const stamp = new URL('build/stamp.js', built);

if (!existsSync(stamp) || !(await import(stamp.href)).isAllFresh()) {
  const build = fileURLToPath(new URL('build.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', build], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    console.error(
      'The build failed. It needs all packages: npm ci && npm run build (then `npm prune --omit=dev` if you like).',
    );
    process.exit(1);
  }
}
// Node 22.8 and later keep compiled code between runs.
module.enableCompileCache?.(fileURLToPath(new URL('../../compile-cache', built)));
process.argv.splice(1, process.argv.length, fileURLToPath(new URL(`${program}.js`, built)), ...rest);
await import(new URL(`${program}.js`, built).href);
