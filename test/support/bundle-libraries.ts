import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { adminjsOnServer } from '../../admin/build/adminjs-on-server.js';
import { PROJECT_ROOT } from '../../core/project-root.js';

/**
 * Libraries of many files, each bundled into one for the tests: jest loads every file of a library anew for every test file, which took more
 * time than the tests themselves. jest.config.js maps their names to these bundles.
 */
const COMMONJS = [
  'botbuilder',
  'botbuilder-core',
  'botbuilder-dialogs',
  'typeorm',
  'twilio',
  'bull',
  'restify',
  'express',
  'libphonenumber-js/max',
];

const require = createRequire(import.meta.url);
const fileOf = (library: string): string => library.replaceAll('/', '-');

/** A module that exports by name what the CommonJS library has. */
function writeEntry(library: string): string {
  const names = Object.keys(require(library) as object).filter(
    (name) => name !== 'default' && /^[A-Za-z_$][\w$]*$/.test(name),
  );
  return [
    `const library = require(${JSON.stringify(library)});`,
    'export default library;',
    ...names.map((name) => `const ${name}_ = library.${name}; export { ${name}_ as ${name} };`),
  ].join('\n');
}

const entries: Plugin = {
  name: 'library entries',
  setup(bundler) {
    bundler.onResolve({ filter: /^library:/ }, ({ path }) => ({ path, namespace: 'library' }));
    bundler.onLoad({ filter: /.*/, namespace: 'library' }, ({ path }) => ({
      contents: writeEntry(path.slice('library:'.length)),
      resolveDir: PROJECT_ROOT,
    }));
  },
};

/** What is not installed, such as the drivers of other databases, or must be one for all, such as `pg`. */
const external: Plugin = {
  name: 'external',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || pluginData === external || path.startsWith('library:')) return undefined;
      if (/^(pg|pg-native|ioredis|undici|dtrace-provider|@node-rs\/.*|@napi-rs\/.*)$/.test(path))
        return { path, external: true };
      const found = await bundler.resolve(path, { kind, importer, resolveDir, pluginData: external });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

const SHARED: BuildOptions & { metafile: true } = {
  ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', metafile: true, logLevel: 'error' },
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const fromBuild = requireOf(import.meta.url); const require = fromBuild;",
  },
};

export async function bundleLibraries(folder: string): Promise<Metafile[]> {
  const common = await build({
    ...SHARED,
    entryPoints: COMMONJS.map((library) => ({ in: `library:${library}`, out: fileOf(library) })),
    outdir: folder,
    splitting: true,
    plugins: [entries, external],
  });
  const panel = await build({
    ...SHARED,
    stdin: {
      contents: "export * from 'adminjs'; export { default } from 'adminjs';",
      resolveDir: PROJECT_ROOT,
    },
    outfile: join(folder, 'adminjs.js'),
    plugins: [adminjsOnServer],
  });
  return [common.metafile, panel.metafile];
}
