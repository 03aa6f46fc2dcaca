import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { PROJECT_ROOT } from '../core/project-root.js';
import { send } from '../bot/http/respond.js';
import type { Route } from '../bot/http/route.js';

/** The stock bundle is 180 MB unpacked, so that only this bench fetches it. */
const STOCK = 'botframework-webchat@4.18.1';

/** The published bundle, from the npm registry at the first time. */
function readStockBundle(): Buffer {
  const folder = join(PROJECT_ROOT, '.build', 'bench', STOCK);
  const bundle = join(folder, 'package', 'dist', 'webchat.js');
  if (!existsSync(bundle)) {
    mkdirSync(folder, { recursive: true });
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', STOCK, '--json', '--pack-destination', folder], { encoding: 'utf8' }),
    ) as [{ filename: string }];
    execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder, 'package/dist/webchat.js']);
  }
  return readFileSync(bundle);
}

const page = (name: string): string => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');

/** What we are compared with, served as our own page is: brotli at its hardest, the bundle under its hash for ever. */
export function comparedPages(): Route[] {
  const bundle = readStockBundle();
  const hash = createHash('sha256').update(bundle).digest('hex').slice(0, 16);
  const script = `/bench/webchat-${hash}.js`;
  return [
    serve('/bench/trivial', 'text/html; charset=utf-8', 'public, no-cache', page('trivial-page.html')),
    serve(
      '/bench/stock',
      'text/html; charset=utf-8',
      'public, no-cache',
      page('stock-page.html').replace('WEBCHAT', script),
    ),
    serve(script, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', bundle),
  ];
}

function serve(path: string, type: string, caching: string, raw: string | Buffer): Route {
  const body = brotliCompressSync(raw);
  return {
    method: 'get',
    path,
    handle(_bot, _request, response) {
      send(
        response,
        200,
        {
          'Content-Type': type,
          'Content-Encoding': 'br',
          'Cache-Control': caching,
          // The stock page is measured as its documents show it, not as a strict policy would break it.
          'Content-Security-Policy': "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws: wss:",
        },
        body,
      );
    },
  };
}
