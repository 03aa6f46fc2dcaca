import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import type { Plugin } from 'esbuild';

const main = createRequire(import.meta.url).resolve('adminjs');
const ROOT = dirname(main);

/** What `adminjs` is in the panel's process: its back end. Its front end is bundled for browsers, by from-adminjs.ts. */
const BACK_END = `
export { default } from './lib/adminjs.js';
export * from './lib/backend/index.js';
export { flat } from './lib/utils/flat/index.js';
`;

/** Its own bundlers: the panel's files are bundled here. */
const BUNDLERS = /[/\\](app|components|globals|design-system)\.bundler\.js$/;
/** The look of its own pages, which the panel does not show. */
const THEME = `
export const combineStyles = () => ({});
export const DEFAULT_DRAWER_WIDTH = '500px';
`;

/**
 * Bundles AdminJS' back end with the packages that it brings, and leaves every other package where npm put it. Loaded whole, AdminJS takes
 * Babel, Rollup and a rich-text editor into the process: half of its start and 60 MB.
 */
export const adminjsOnServer: Plugin = {
  name: 'adminjs on the server',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point') return undefined;
      if (path === 'adminjs') return { path, namespace: 'adminjs-back-end' };
      if (path === '@adminjs/design-system') return { path, namespace: 'adminjs-theme' };
      // What AdminJS brings is bundled with it: from the build's folder another version may be found.
      const fromPackage = importer === 'adminjs' || importer.includes('node_modules');
      return (fromPackage && path !== 'typeorm') || path === '@adminjs/typeorm'
        ? undefined
        : { path, external: true };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'adminjs-back-end' }, () => ({
      contents: BACK_END,
      resolveDir: ROOT,
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'adminjs-theme' }, () => ({ contents: THEME }));
    // It finds its own files beside itself, where it is no longer: lib/backend/bundler/index.js is, by the name that it exports.
    bundler.onLoad({ filter: /[/\\]adminjs[/\\]lib[/\\].*\.js$/ }, async ({ path }) => {
      if (BUNDLERS.test(path)) return { contents: 'export default async () => undefined' };
      const place = JSON.stringify(`../../../${relative(ROOT, path).replaceAll('\\', '/')}`);
      const url = `new URL(${place}, fromBuild('node:url').pathToFileURL(fromBuild.resolve('adminjs/bundler'))).href`;
      return { contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', url) };
    });
  },
};
