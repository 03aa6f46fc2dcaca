import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Plugin, ResolveOptions } from 'esbuild';

import { modernGlobal } from './modern-globals.js';

const require = createRequire(import.meta.url);
const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Where the published sources of one of Web Chat's packages lie. */
const sourcesOf = (part: string): string =>
  join(dirname(dirname(require.resolve(`botframework-webchat-${part}`))), 'src');

/** Parts of Web Chat that this page does without, by the end of their path, and what stands in for them. */
const REPLACED: readonly [RegExp, string][] = [
  [/\/(Attachment|SendBox|SendBoxToolbar)\/createMiddleware$/, 'no-middleware'],
  [
    /\/(Activity|ActivityStatus|AttachmentForScreenReader|Avatar|CardAction|Toast)\/createCoreMiddleware$/,
    'no-middleware',
  ],
  [/\/createScrollToEndButtonMiddleware$/, 'no-middleware'],
  [/\/TypingIndicator\/createCoreMiddleware$/, 'no-typing'],
  [/\/(Dictation|KeyboardHelp|Speak|UITracker|ErrorBox)$/, 'nothing-shown'],
  [/\/BypassSpeechSynthesisPonyfill$/, 'no-speech'],
  [/\/createStyleSet$/, 'style-set'],
  [/\/getAllLocalizedStrings$/, 'localized-strings'],
  [/\/PrecompiledGlobalize$/, 'globalize'],
  [/^react-say$/, 'no-speech'],
  [/^markdown-it$/, 'no-markdown'],
  [/^mime$/, 'no-mime'],
  [/^prop-types$/, 'prop-types'],
  [/\/downscaleImageToDataURL$/, 'nothing-shown'],
];

/** Builds Web Chat from its published sources, without what a page of few words never uses. */
export const replaceParts: Plugin = {
  name: 'replace-parts',
  setup(build) {
    const resolve = (path: string, kind: ResolveOptions['kind'] = 'import-statement') =>
      build.resolve(path, { kind, resolveDir: here('.') });
    build.onResolve(
      { filter: /^botframework-webchat-(core|api|component)(\/\w+)?$/ },
      ({ path, importer }) => {
        const [, part = '', entry = 'index'] = /^botframework-webchat-(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
        if (part === 'component' && importer.startsWith(here('.')))
          return { path: here('parts/component.js') };
        return resolve(join(sourcesOf(part), entry === 'decorator' ? 'decorator/index' : entry));
      },
    );
    build.onResolve({ filter: /^webchat-sources\// }, ({ path }) => {
      const [, part = '', ...rest] = path.split('/');
      return resolve(join(sourcesOf(part), ...rest));
    });
    build.onResolve({ filter: /^webchat-stand-in\// }, ({ path }) =>
      resolve(here(`stand-ins/${path.slice('webchat-stand-in/'.length)}`)),
    );
    for (const [filter, standIn] of REPLACED)
      build.onResolve({ filter }, ({ importer }) =>
        importer.includes('node_modules') ? resolve(here(`stand-ins/${standIn}`)) : undefined,
      );
    // Libraries built for browsers of ten years ago bring their own Array.
    build.onResolve(
      { filter: /^(@babel\/runtime-corejs3\/core-js(-stable)?|core-js(-pure)?)\// },
      ({ path }) => ({
        path: path
          .replace(/^@babel\/runtime-corejs3\//, '')
          .replace(/^core-js(-pure|-stable)?\/(features\/|es\/|stable\/|full\/)?/, '')
          .replace(/\.js$/, ''),
        namespace: 'modern',
      }),
    );
    build.onLoad({ filter: /.*/, namespace: 'modern' }, ({ path }) => ({
      contents: modernGlobal(path),
      resolveDir: here('.'),
    }));
  },
};
