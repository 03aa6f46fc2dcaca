import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

const main = createRequire(import.meta.url).resolve('adminjs');
const ROOT = dirname(main);

/** What `adminjs` is in the browser: of its published front end the parts that are called, in place of all that it can show. */
const PARTS = `
export { default as ApiClient } from './lib/frontend/utils/api-client.js';
export { useTranslation } from './lib/frontend/hooks/use-translation.js';
export { useNotice } from './lib/frontend/hooks/use-notice.js';
export { useCurrentAdmin } from './lib/frontend/hooks/use-current-admin.js';
`;

/** What starts it, which AdminJS exports to nobody: see components/adminjs-start.d.ts. */
const START = `
export { default as createStore } from './lib/frontend/store/store.js';
export { default as initTranslations } from './lib/frontend/utils/adminjs.i18n.js';
export { dropNotice } from './lib/frontend/store/actions/drop-notice.js';
export { Provider, useDispatch, useSelector } from 'react-redux';
export { I18nextProvider } from 'react-i18next';
export { createRoot } from 'react-dom/client';
`;

/** Its own texts in nine languages, and ways to fetch others: the server sends the one language that is shown. */
const UNUSED = /[/\\]locale[/\\]\w+(-\w+)?[/\\]translation\.json$/;
const UNUSED_PACKAGES = /^(i18next-http-backend|i18next-browser-languagedetector)$/;

/** Resolves AdminJS' names to those parts, each package from where AdminJS itself has it. */
export const fromAdminjs: Plugin = {
  name: 'from adminjs',
  setup(bundler) {
    bundler.onResolve({ filter: /^adminjs(-start)?$/ }, ({ path }) => ({ path, namespace: 'adminjs' }));
    bundler.onLoad({ filter: /.*/, namespace: 'adminjs' }, ({ path }) => ({
      contents: path === 'adminjs' ? PARTS : START,
      resolveDir: ROOT,
    }));
    bundler.onResolve({ filter: UNUSED_PACKAGES }, ({ path }) => ({ path, namespace: 'unused' }));
    bundler.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export default {}' }));
    bundler.onLoad({ filter: UNUSED }, () => ({ contents: '{}', loader: 'json' }));
  },
};
