import { basename, dirname, join } from 'node:path';

import { build, type BuildOptions, type Metafile } from 'esbuild';

import { replaceParts } from './replace-parts.js';

/** Phones of the last six years. */
const TARGET = 'es2019';

const nothing = '""';
const COMMON: BuildOptions = {
  bundle: true,
  minify: true,
  write: false,
  charset: 'utf8',
  legalComments: 'none',
  format: 'iife',
  target: TARGET,
  logLevel: 'error',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.node_env': '"production"',
    'process.env.build_tool': nothing,
    'process.env.module_format': nothing,
    'process.env.npm_package_version': nothing,
    global: 'globalThis',
  },
};

/** Files by name, and what they were made of. */
export interface Bundle {
  files: [name: string, raw: Uint8Array][];
  metafiles: Metafile[];
}

/** The page's files: what stands inline in it, and what it loads behind the first paint. */
export async function bundlePage(sources: string): Promise<Bundle> {
  const common = { ...COMMON, absWorkingDir: dirname(sources), metafile: true } as const;
  const inline = await build({
    ...common,
    entryPoints: [join(sources, 'first', 'first-question.ts')],
    outdir: 'out',
  });
  const chat = await build({
    ...common,
    entryPoints: [join(sources, 'chat', 'open-chat.tsx'), join(sources, 'chat', 'chat.css')],
    outdir: 'out',
    jsx: 'automatic',
    // Some of Web Chat's sources are JavaScript with markup in it.
    loader: { '.js': 'jsx' },
    plugins: [replaceParts],
  });
  const files = [inline, chat].flatMap(({ outputFiles = [] }) =>
    outputFiles.map(({ path, contents }): [string, Uint8Array] => [basename(path), contents]),
  );
  return { files, metafiles: [inline.metafile, chat.metafile] };
}
