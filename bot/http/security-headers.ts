import type { ServerResponse } from 'node:http';

import type { Config } from '../../core/config.js';

/** What every answer carries. Pages set a content policy of their own; anything else may do nothing at all in a browser. */
export function setSecurityHeaders(response: ServerResponse, config: Config): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  if (config.PUBLIC_URL.startsWith('https:'))
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
