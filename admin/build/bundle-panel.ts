import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { fromAdminjs } from './from-adminjs.js';

/**
 * What the panel's pages load: our components with React, the router, and of AdminJS what they call. Its own bundles hold all that it
 * could show, 740 KB compressed, and are not used.
 */
export async function bundlePanel(sources: string): Promise<[name: string, raw: Uint8Array][]> {
  const own = await build({
    entryPoints: {
      panel: join(sources, 'components/entry.ts'),
      charts: join(sources, 'components/charts.ts'),
    },
    outdir: sources,
    ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', jsx: 'transform' },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_BROWSER': 'true' },
    plugins: [fromAdminjs],
  });
  const style = await build({
    entryPoints: [join(sources, 'components/panel.css')],
    ...{ bundle: true, minify: true, write: false },
  });
  return [
    ...own.outputFiles.map(({ path, contents }): [string, Uint8Array] => [basename(path), contents]),
    ['panel.css', style.outputFiles[0]!.contents],
  ];
}
