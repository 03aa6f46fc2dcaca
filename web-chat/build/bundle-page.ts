import { basename, join } from 'node:path';

import { build, type BuildOptions } from 'esbuild';

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

/** The page's files by name: what stands inline in it, and what it loads behind the first paint. */
export async function bundlePage(sources: string): Promise<[name: string, raw: Uint8Array][]> {
  const inline = await build({
    ...COMMON,
    entryPoints: [join(sources, 'first', 'first-question.ts')],
    outdir: 'out',
  });
  const chat = await build({
    ...COMMON,
    entryPoints: [join(sources, 'chat', 'open-chat.tsx'), join(sources, 'chat', 'chat.css')],
    outdir: 'out',
    jsx: 'automatic',
    // Some of Web Chat's sources are JavaScript with markup in it.
    loader: { '.js': 'jsx' },
    plugins: [replaceParts],
  });
  return [...(inline.outputFiles ?? []), ...(chat.outputFiles ?? [])].map(({ path, contents }) => [
    basename(path),
    contents,
  ]);
}
