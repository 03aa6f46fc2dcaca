import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** What AdminJS' own bundles leave in the window, and ours takes from there. */
const GLOBALS: Record<string, string> = {
  adminjs: 'AdminJS',
  '@adminjs/design-system': 'AdminJSDesignSystem',
  react: 'React',
  'react-dom': 'ReactDOM',
  'react-router-dom': 'ReactRouterDOM',
};

const fromWindow: Plugin = {
  name: 'from the window',
  setup(bundler) {
    const names = new RegExp(`^(${Object.keys(GLOBALS).join('|')})$`);
    bundler.onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'window' }));
    bundler.onLoad({ filter: /.*/, namespace: 'window' }, ({ path }) => ({
      contents: `module.exports = window.${GLOBALS[path]}`,
    }));
  },
};

/** The files of AdminJS as they were published, and our components in one bundle beside them. */
export async function bundlePanel(sources: string): Promise<[name: string, raw: Uint8Array][]> {
  const require = createRequire(import.meta.url);
  const scripts = join(require.resolve('adminjs'), '../lib/frontend/assets/scripts');
  const design = join(require.resolve('@adminjs/design-system'), '../../bundle.production.js');
  const own = await build({
    entryPoints: [join(sources, 'components/entry.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'transform',
    plugins: [fromWindow],
  });
  const style = await build({
    entryPoints: [join(sources, 'components/panel.css')],
    ...{ bundle: true, minify: true, write: false },
  });
  return [
    ['app.bundle.js', await readFile(join(scripts, 'app-bundle.production.js'))],
    ['global.bundle.js', await readFile(join(scripts, 'global-bundle.production.js'))],
    ['design-system.bundle.js', await readFile(design)],
    ['components.bundle.js', own.outputFiles[0]!.contents],
    ['panel.css', style.outputFiles[0]!.contents],
  ];
}
