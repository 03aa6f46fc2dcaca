import { basename, dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { fromAdminjs } from './from-adminjs.js';

/**
 * What the panel's pages load: our components with React, the router, and of AdminJS what they call. Its own bundles hold all that it
 * could show, 740 KB compressed, and are not used.
 */
export async function bundlePanel(
  sources: string,
): Promise<{ files: [name: string, raw: Uint8Array][]; metafiles: Metafile[] }> {
  const common = {
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: dirname(sources),
  } as const;
  const own = await build({
    entryPoints: {
      panel: join(sources, 'components/entry.ts'),
      charts: join(sources, 'components/charts.ts'),
    },
    outdir: sources,
    ...common,
    ...{ format: 'esm', target: 'es2022', jsx: 'transform' },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_BROWSER': 'true' },
    plugins: [fromAdminjs],
  });
  const style = await build({
    entryPoints: [join(sources, 'components/panel.css')],
    ...common,
  });
  const files = own.outputFiles.map(({ path, contents }): [string, Uint8Array] => [basename(path), contents]);
  files.push(['panel.css', style.outputFiles[0]!.contents]);
  return { files, metafiles: [own.metafile, style.metafile] };
}
