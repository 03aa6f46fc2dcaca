import type { RequestHandler } from 'express';

const HEADERS: Record<string, string> = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // What a person sees here is theirs: nothing of it stays in a shared computer's cache. Built files say otherwise.
  'Cache-Control': 'no-store',
};

/** On every answer: no script, no frame, no outside host, unless a page says what it needs; HTTPS remembered once it is used. */
export function securityHeaders(secure: boolean): RequestHandler {
  return (_request, response, next) => {
    response.set(HEADERS);
    if (secure) response.set('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}
