import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildPlan } from './build-files.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is built; bundlers are loaded only when there is something to do. */
export const PLANS: BuildPlan[] = [
  {
    name: 'web-chat',
    sources: ['web-chat'],
    bundle: async () =>
      (await import('../../web-chat/build/bundle-page.js')).bundlePage(join(ROOT, 'web-chat')),
  },
  {
    name: 'admin',
    // Charts and words are the same as those of files and e-mails.
    sources: ['admin/build', 'admin/components', 'core/charts', 'core/i18n/texts'],
    bundle: async () => (await import('../../admin/build/bundle-panel.js')).bundlePanel(join(ROOT, 'admin')),
  },
];
