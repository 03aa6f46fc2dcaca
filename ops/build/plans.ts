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
    sources: ['admin/build', 'admin/components'],
    bundle: async () => (await import('../../admin/build/bundle-panel.js')).bundlePanel(join(ROOT, 'admin')),
  },
];
