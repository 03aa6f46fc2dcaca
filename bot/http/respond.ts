import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { bestEncoding } from '../../core/built-files.js';
import type { Html } from '../../core/html.js';

type Headers = Record<string, string>;

/** Answers once; a client that has gone meanwhile is no error. */
export function send(
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: string | Buffer = '',
): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204 && status !== 304) response.setHeader('Content-Length', String(Buffer.byteLength(body)));
  response.end(body);
}

/** JSON that nobody keeps: tokens, messages, errors. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(
    response,
    status,
    { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    JSON.stringify(body),
  );
}

/** A page for this one visit: errors and what operations look at. */
export function sendPage(response: ServerResponse, status: number, page: Html, csp: string): void {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': csp,
    'Cache-Control': 'no-store',
  };
  send(response, status, headers, page.text);
}

/** A page that is the same for everybody who reads that language: anyone may keep it, and asks whether it still holds (a weak tag: it goes out in several encodings). */
export function sendSharedPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Html,
  csp: string,
): void {
  const etag = `"${createHash('sha256').update(csp).update(page.text).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': csp,
    'Cache-Control': 'public, no-cache',
    Vary: 'Accept-Language, Accept-Encoding',
    ETag: `W/${etag}`,
  };
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) send(response, 304, headers);
  else {
    const encoding = bestEncoding(String(request.headers['accept-encoding'] ?? ''));
    const encoded: Headers = encoding === 'identity' ? {} : { 'Content-Encoding': encoding };
    send(response, 200, { ...headers, ...encoded }, compressed(etag, page.text, encoding));
  }
}

/** The latest pages as they went out: a page changes rarely, and a scan should not wait for a compressor. */
const kept = new Map<string, Buffer>();
const MOST_KEPT = 500;

function compressed(etag: string, text: string, encoding: ReturnType<typeof bestEncoding>): Buffer {
  if (encoding === 'identity') return Buffer.from(text);
  const key = encoding + etag;
  const known =
    kept.get(key) ??
    (encoding === 'gzip'
      ? gzipSync(text)
      : brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }));
  kept.delete(key);
  kept.set(key, known);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return known;
}
