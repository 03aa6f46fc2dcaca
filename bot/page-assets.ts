import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AssetFile } from './assets.js';

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const webChatPackage = dirname(dirname(createRequire(import.meta.url).resolve('botframework-webchat')));

/** What the guest's page loads: the published Web Chat as it comes, and the few lines that open it. */
export const PAGE_ASSETS: readonly AssetFile[] = [
  { name: 'webchat.js', path: join(webChatPackage, 'dist', 'webchat-minimal.js'), type: JAVASCRIPT },
  {
    name: 'open-chat.js',
    path: fileURLToPath(new URL('../web-chat/open-chat.js', import.meta.url)),
    type: JAVASCRIPT,
  },
];
