import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { STYLE } from './style.js';

const styleHash = createHash('sha256').update(STYLE).digest('base64');

const HEADERS: Record<string, string> = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** On every answer: no script, no frame, no outside host; HTTPS remembered once it is used. */
export function securityHeaders(secure: boolean): RequestHandler {
  return (_request, response, next) => {
    response.set(HEADERS);
    if (secure) response.set('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}
